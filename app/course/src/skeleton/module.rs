//! The skeleton of a module: its folder with a `module.toml`, and its name in `course.toml`.

use toml_edit::Value;

use super::course::Outline;
use super::register::register;
use super::{Written, named, title_of};
use crate::id::bare;
use crate::refusal::Refusal;

/// Begins a module.
pub(super) fn begin(
    outline: &Outline<'_>,
    folder: &str,
    title: Option<&str>,
) -> Result<Vec<Written>, Refusal> {
    named(folder, "folder of a module")?;
    let id = named(bare(folder), "id of a module")?;
    if outline.is_taken(folder) {
        return Err(Refusal::Because(format!(
            "there is a folder {folder} in the course already"
        )));
    }
    if let Some(module) = outline.modules.iter().find(|module| module.id == id) {
        return Err(Refusal::Because(format!(
            "the module in {} has the id `{id}` already",
            module.folder
        )));
    }
    let course = outline.text("course.toml")?;
    let course = register(&course, "modules", folder).ok_or_else(|| {
        Refusal::Because("course.toml has no list of modules: add modules = []".to_owned())
    })?;
    Ok(vec![
        Written {
            path: format!("{folder}/module.toml"),
            text: module_toml(outline, id, title),
            is_new: true,
        },
        Written {
            path: "course.toml".to_owned(),
            text: outline.saved("course.toml", &course),
            is_new: false,
        },
    ])
}

fn module_toml(outline: &Outline<'_>, id: &str, title: Option<&str>) -> String {
    let title = title.map_or_else(|| title_of(id), str::to_owned);
    let others: String = outline
        .languages
        .iter()
        .skip(1)
        .map(|language| format!("# {language} = \"…\"\n"))
        .collect();
    let source = outline.source();
    format!(
        "id = \"{id}\"\n\
         # Judges do not see the module until you delete this line.\n\
         draft = true\n\n\
         [title]\n{source} = {}\n{others}\n\
         # What a judge can do after this module. A question asks it with objective=first-objective.\n\
         # [[objectives]]\n# id = \"first-objective\"\n# text = {{ {source} = \"…\" }}\n",
        Value::from(title)
    )
}
