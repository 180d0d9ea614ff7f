//! A course that is half uploaded while it is served.

use std::{fs, io::Write as _};

use crate::harness::{House, copy_folder, eventually};

const LESSON: &str = "01-basics/01-definition.en.md";

/// What stands at the end of the lesson once it is whole.
const END: &str = "\n## What is new {#new}\n\nThe new text has arrived as a whole.\n";

on_both_databases!(
    the_old_course_is_served_until_the_new_one_is_whole,
    a_folder_that_was_replaced_is_watched
);

async fn the_old_course_is_served_until_the_new_one_is_whole(house: House) {
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/definition");
    let shows = async |words: &str| judge.sees(&lesson).await.main().contains(words);
    let path = house.content.join("small").join(LESSON);
    let before = fs::read_to_string(&path).unwrap();
    let after = before.replace("by itself", "alone") + END;
    let half = after.len() - END.len();

    // The first half of a file is a sound lesson, and the upload stands still there.
    let mut upload = fs::File::create(&path).unwrap();
    upload.write_all(&after.as_bytes()[..half]).unwrap();
    // Another course comes meanwhile, whole: once that is on the shelf, the first was passed over.
    let other = house.content.join("other");
    copy_folder(&house.content.join("small"), &other);
    fs::write(other.join(LESSON), &before).unwrap();
    let file = other.join("course.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("id = \"small\"", "id = \"other\"")).unwrap();
    eventually("the other course is served", || async {
        house.inner.courses.get("other").is_some()
    })
    .await;
    assert!(shows("Each element is examined by itself").await);
    upload.write_all(&after.as_bytes()[half..]).unwrap();
    drop(upload);
    eventually("the new text is served", || shows("examined alone")).await;
    assert!(shows("The new text has arrived as a whole").await);

    // File by file: what names a file that is still to come is broken, and not served.
    let module = house.content.join("small/01-basics/module.toml");
    let list = fs::read_to_string(&module).unwrap();
    let longer = list.replace("\"03-final\"", "\"03-final\", \"04-late\"");
    assert_ne!(list, longer);
    fs::write(&module, longer).unwrap();
    house.rewrites(LESSON, |text| text.replace("alone", "on its own"));
    eventually("what is missing is told", || async {
        let served = house.inner.courses.get("small").unwrap();
        !served.problems.is_empty()
    })
    .await;
    assert!(shows("examined alone").await);
    let late = house.content.join("small/01-basics/04-late.en.md");
    fs::write(late, "---\ntitle: Late\n---\n\nIt came last.\n").unwrap();
    eventually("the whole course is served", || {
        shows("examined on its own")
    })
    .await;
}

/// As with `rm -rf content; cp -r new content`, with an archive that is unpacked, with `mv`.
async fn a_folder_that_was_replaced_is_watched(house: House) {
    let judge = house.judge("Amal").await;
    let lesson = house.training.at("/lessons/definition");
    let shows = async |words: &str| judge.sees(&lesson).await.main().contains(words);
    let (apart, before) = (
        house.content.with_extension("apart"),
        house.content.with_extension("before"),
    );
    let text = fs::read_to_string(house.content.join("small").join(LESSON)).unwrap();
    copy_folder(&house.content, &apart);
    let says = |words: &str| {
        let text = text.replace("by itself", words);
        fs::write(apart.join("small").join(LESSON), text).unwrap();
    };
    let goes_on = async |words: &str, changed: &str| {
        let shown = format!("examined {words}");
        eventually("the text of the new folder is served", || shows(&shown)).await;
        house.rewrites(LESSON, |text| text.replace(words, changed));
        let shown = format!("examined {changed}");
        eventually("what changed in it is served", || shows(&shown)).await;
    };
    says("alone");
    fs::remove_dir_all(&house.content).unwrap();
    copy_folder(&apart, &house.content);
    goes_on("alone", "on its own").await;
    says("anew");
    fs::rename(&house.content, before).unwrap();
    fs::rename(&apart, &house.content).unwrap();
    goes_on("anew", "again").await;
}
