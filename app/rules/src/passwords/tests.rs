use proptest::prelude::*;

use super::*;

fn verdict(password: &str) -> Result<(), PasswordProblem> {
    let trainings = [
        "Дела об убежище".to_owned(),
        "Asylum cases".to_owned(),
        "Бурабай".to_owned(),
    ];
    check(
        password,
        Own {
            email: "a.serikova@sud.kz",
            name: "Айгерим Серикова",
            trainings: &trainings,
        },
    )
}

#[track_caller]
fn all_are(passwords: &[&str], problem: PasswordProblem) {
    for password in passwords {
        assert_eq!(verdict(password), Err(problem), "{password}");
    }
}

#[test]
fn length_is_counted_in_characters() {
    let short = Err(PasswordProblem::TooShort { least: 12 });
    assert_eq!(verdict(""), short);
    assert_eq!(verdict("mrk4-tuvnex"), short);
    assert_eq!(verdict("mrk4-tuvnex8"), Ok(()));
    // Eleven and twelve letters of two bytes each.
    assert_eq!(verdict("горнаярожьу"), short);
    assert_eq!(verdict("горная рожьу"), Ok(()));
    let long = |length| {
        "mountain rye and seven cranes "
            .chars()
            .cycle()
            .take(length)
            .collect::<String>()
    };
    assert_eq!(verdict(&long(128)), Ok(()));
    assert_eq!(
        verdict(&long(129)),
        Err(PasswordProblem::TooLong { most: 128 })
    );
}

#[test]
fn what_people_may_choose() {
    for password in [
        "correct horse battery staple",
        "тихая гавань у моря",
        "🦉 hoots at midnight",
        "all lower case letters",
        "Жеті қазына туралы",
        "940518 Karagash road",
        "steppe-and-sky",
        "nine brown foals",
        "eight brown foals",
        "три синих чайника на столе",
        "кешкі самал жел еседі",
        "we poured tea for the whole street",
        // It ends as it begins, which is no repetition.
        "mrk4-tuvnexm",
        // These contain a common word or walk, and much more.
        "no password is for ever",
        "qwerty is where my hands rest",
        "astana was cold when we met",
        "убежище под старой яблоней",
    ] {
        assert_eq!(verdict(password), Ok(()), "{password}");
    }
}

#[test]
fn whatever_is_listed_is_refused() {
    let mut listed = 0;
    for password in most_used::all() {
        for spelt in [password.to_owned(), password.to_uppercase()] {
            assert_eq!(verdict(&spelt), Err(PasswordProblem::MostUsed), "{spelt}");
        }
        listed += 1;
    }
    assert_eq!(listed, 3000, "as the documentation says");
    // What is listed was typed on the Latin layout, and here on the Russian one.
    all_are(
        &[
            "йцукен123456",
            "приветпривет",
            "йфяцычувскам",
            "1й2ц3у4к5е6н",
        ],
        PasswordProblem::MostUsed,
    );
}

#[test]
fn walks_are_refused_on_every_layout() {
    all_are(
        &[
            "210987654321",
            "abcdefghijkl",
            "qwertyuiop[]1",
            "poiuytrewq12",
            "qwerty123456!",
            "йцукенгшщзхъ",
            "абвгдеёжзийк",
            "фывапролджэ1",
            "111111222222",
            // To and fro, and with two fingers in turn.
            "1q2w3e4r5t6y!",
            "q1w2e3r4t5y6!",
            "Q1W2E3R4T5Y6U7I8O9",
            "1a2s3d4f5g6h7",
            "zaq1xsw2cde3vfr4",
            "qazwsxedcrfv1",
            "qazxswedcvfrt",
            "1qaz@WSX3edc$RFV",
            "123qweasdzxc1",
            "147258369147",
            // On the Russian and the Kazakh layout.
            "әіңғүұқөһәіңғ",
        ],
        PasswordProblem::Walked,
    );
}

#[test]
fn one_piece_over_and_over_is_refused() {
    all_are(
        &[
            "aaaaaaaaaaaa",
            "            ",
            "abcabcabcabc",
            "abcdabcdabcda",
            "xk7#xk7#xk7#xk7#",
            "sarybulaqsarybulaq",
        ],
        PasswordProblem::Repeated,
    );
}

#[test]
fn nothing_but_a_number_is_refused() {
    // As identity and telephone numbers are.
    all_are(
        &["940518300729", "+7 701 938 27 46", "18.05.1994 / 7"],
        PasswordProblem::Number,
    );
}

#[test]
fn a_few_common_words_with_trimmings_are_refused() {
    all_are(
        &[
            "Password2026!",
            "2026Пароль2026",
            "P@ssw0rd2026",
            "administrator1",
            "almaty123456",
            "astana202526",
            "Qazaqstan2026",
            "Казахстан2026!",
            "Шымкент-2025!",
            "astana-almaty-1",
            "LoveAlmaty2026",
            // A word in the keys of the other layout.
            "gfhjkm2026!!!",
            "Fcnfyf202526",
        ],
        PasswordProblem::CommonWords,
    );
}

#[test]
fn the_words_of_the_site_and_of_the_training_are_refused() {
    all_are(
        &[
            "torelik12345",
            "Төрелік2026!!",
            "TorelikAstana1",
            "AsylumCases2026",
            "asylum cases!",
            "убежище-2026-!",
            "Бурабай202526",
        ],
        PasswordProblem::OfThisSite,
    );
    // Of another training they are words like any other.
    assert_eq!(check("BorovoeLake2026", Own::default()), Ok(()));
}

#[test]
fn not_like_oneself() {
    all_are(
        &[
            "a.serikova-2026-x",
            "my ASerikova key",
            "Айгерим Серикова",
            "СЕРИКОВА и море",
            "море айгерим море",
            // The name in Latin letters, which is not in the address.
            "aygerim by the sea",
        ],
        PasswordProblem::LikeYourself,
    );
}

#[test]
fn short_or_missing_parts_of_oneself_say_nothing() {
    let li_an = Own {
        email: "an@sud.kz",
        name: "Li An",
        trainings: &[],
    };
    assert_eq!(check("sea and mountains", li_an), Ok(()));
    assert_eq!(check("sea and mountains", Own::default()), Ok(()));
    // Together they are long enough to be meant.
    let own = Err(PasswordProblem::LikeYourself);
    assert_eq!(check("sea lian mountains", li_an), own);
}

proptest! {
    #[test]
    fn whatever_is_typed_gets_an_answer(password in any::<String>(), email in any::<String>(), name in any::<String>()) {
        let own = Own { email: &email, name: &name, trainings: std::slice::from_ref(&name) };
        let _ = check(&password, own);
    }

    #[test]
    fn a_short_piece_is_never_enough(piece in "\\PC{1,11}") {
        let password: String = piece.chars().cycle().take(36).collect();
        prop_assert!(verdict(&password).is_err());
    }

    /// Five words of the lists that people make pass phrases from are never taken for a walk.
    #[test]
    fn pass_phrases_are_not_walks(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 4..7)) {
        let phrase: Vec<char> = words.join(" ").chars().collect();
        prop_assert!(!keyboard::is_walked(&phrase), "{words:?}");
    }
}

const WORDS: [&str; 40] = [
    "apple",
    "river",
    "stone",
    "window",
    "garden",
    "silver",
    "yellow",
    "carpet",
    "bottle",
    "summer",
    "pencil",
    "camel",
    "forest",
    "bridge",
    "kettle",
    "ladder",
    "monday",
    "orange",
    "pepper",
    "rocket",
    "were",
    "pool",
    "grass",
    "water",
    "яблоко",
    "река",
    "камень",
    "окно",
    "ковёр",
    "чайник",
    "верблюд",
    "лестница",
    "алма",
    "өзен",
    "терезе",
    "кілем",
    "түйе",
    "көпір",
    "шәйнек",
    "орман",
];
