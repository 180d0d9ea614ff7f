//! What stands in a skeleton until its author has written something better, in each language.

use crate::language::Language;

/// The words of one language.
pub(super) struct Words {
    pub about_the_lesson: &'static str,
    pub section: &'static str,
    pub text: &'static str,
    pub question: &'static str,
    pub asked: &'static str,
    /// The first two are right where two are.
    pub options: [&'static str; 3],
    pub why_right: &'static str,
    pub why_wrong: &'static str,
    pub explanation: &'static str,
    pub truth: [&'static str; 2],
    pub unit: &'static str,
    pub steps: [&'static str; 3],
    pub columns: [&'static str; 2],
    pub left: [&'static str; 2],
    /// The last belongs to nothing.
    pub right: [&'static str; 3],
    pub accepted: [&'static str; 2],
    pub blanks: &'static str,
    pub criteria: [&'static str; 2],
    pub opinions: [&'static str; 2],
    /// Who issued a document.
    pub issuer: &'static str,
    pub paragraph: &'static str,
    pub second_page: &'static str,
}

impl Words {
    /// What nobody would write who had something to say.
    pub(super) const fn sentences(&self) -> [&'static str; 7] {
        [
            self.about_the_lesson,
            self.text,
            self.asked,
            self.why_wrong,
            self.explanation,
            self.paragraph,
            self.second_page,
        ]
    }
}

/// The words of a language.
pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Ru => &RU,
        Language::Kk => &KK,
    }
}

const EN: Words = Words {
    about_the_lesson: "What this lesson is about, in two or three sentences.",
    section: "First section",
    text: "The text of the section. A link to its source stands with every claim of law or fact.",
    question: "New question",
    asked: "What is asked.",
    options: ["A right answer", "Another answer", "A third answer"],
    why_right: "Why it is right.",
    why_wrong: "Why one might think so, and where the thought goes astray.",
    explanation: "Why, with a link to the source.",
    truth: ["True", "False"],
    unit: "days",
    steps: ["The first step", "The second step", "The third step"],
    columns: ["What", "What belongs to it"],
    left: ["One thing", "Another thing"],
    right: [
        "belongs to the one",
        "belongs to the other",
        "belongs to neither",
    ],
    accepted: ["the accepted answer", "another accepted answer"],
    blanks: "One gap is [[here|also here]], and another is [[there]].",
    criteria: [
        "The first thing that a trainer looks for",
        "The second thing",
    ],
    opinions: ["I agree", "I disagree"],
    issuer: "Who issues it (invented)",
    paragraph: "The first paragraph. Paragraphs are numbered by the platform.",
    second_page: "The second page begins after the line of hyphens.",
};

const RU: Words = Words {
    about_the_lesson: "О чём этот урок, в двух-трёх предложениях.",
    section: "Первый раздел",
    text: "Текст раздела. При каждом утверждении о праве или факте стоит ссылка на источник.",
    question: "Новый вопрос",
    asked: "О чём спрашивается.",
    options: ["Правильный ответ", "Другой ответ", "Третий ответ"],
    why_right: "Почему это правильно.",
    why_wrong: "Почему можно так подумать и в чём здесь ошибка.",
    explanation: "Объяснение со ссылкой на источник.",
    truth: ["Верно", "Неверно"],
    unit: "дней",
    steps: ["Первый шаг", "Второй шаг", "Третий шаг"],
    columns: ["Что", "Что к этому относится"],
    left: ["Одно", "Другое"],
    right: [
        "относится к первому",
        "относится ко второму",
        "не относится ни к чему",
    ],
    accepted: ["принимаемый ответ", "ещё один принимаемый ответ"],
    blanks: "Один пропуск [[здесь|тоже здесь]], другой [[там]].",
    criteria: [
        "На что тренер смотрит прежде всего",
        "На что он смотрит затем",
    ],
    opinions: ["Согласен", "Не согласен"],
    issuer: "Кто издал документ (вымышлено)",
    paragraph: "Первый абзац. Абзацы нумерует платформа.",
    second_page: "Вторая страница начинается после строки из дефисов.",
};

const KK: Words = Words {
    about_the_lesson: "Бұл сабақ не туралы екені, екі-үш сөйлеммен.",
    section: "Бірінші бөлім",
    text: "Бөлімнің мәтіні. Құқық немесе факт туралы әр тұжырымның жанында дереккөзге сілтеме тұрады.",
    question: "Жаңа сұрақ",
    asked: "Не туралы сұралады.",
    options: ["Дұрыс жауап", "Басқа жауап", "Үшінші жауап"],
    why_right: "Неге бұл дұрыс.",
    why_wrong: "Неге солай ойлауға болады және қате неде.",
    explanation: "Дереккөзге сілтемесі бар түсіндірме.",
    truth: ["Дұрыс", "Дұрыс емес"],
    unit: "күн",
    steps: ["Бірінші қадам", "Екінші қадам", "Үшінші қадам"],
    columns: ["Не", "Оған не жатады"],
    left: ["Бірі", "Екіншісі"],
    right: [
        "біріншісіне жатады",
        "екіншісіне жатады",
        "ешқайсысына жатпайды",
    ],
    accepted: ["қабылданатын жауап", "тағы бір қабылданатын жауап"],
    blanks: "Бір бос орын [[осында|мұнда да]], екіншісі [[сонда]].",
    criteria: [
        "Тренер алдымен неге назар аударады",
        "Содан кейін неге назар аударады",
    ],
    opinions: ["Келісемін", "Келіспеймін"],
    issuer: "Құжатты шығарған орган (ойдан шығарылған)",
    paragraph: "Бірінші абзац. Абзацтарды платформа нөмірлейді.",
    second_page: "Екінші бет сызықшалардан тұратын жолдан кейін басталады.",
};
