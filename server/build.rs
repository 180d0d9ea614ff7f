//! Gathers what browsers load into one folder that is embedded into the binary: the style
//! sheet in one piece, fonts and icons, and the islands if they have been built. Every name
//! holds the hash of its content, so that browsers may keep a file for ever.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use lightningcss::{
    bundler::{Bundler, FileProvider},
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions},
};
use sha2::{Digest as _, Sha256};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let style = here.join("../style");
    let built =
        env::var("TORELIK_ISLANDS").map_or_else(|_| here.join("../target/islands"), PathBuf::from);
    println!("cargo::rerun-if-env-changed=TORELIK_ISLANDS");
    println!("cargo::rerun-if-changed={}", style.display());
    // Made if it is not there: a path that is missing would make every build run this again.
    fs::create_dir_all(&built)?;
    println!("cargo::rerun-if-changed={}", built.display());

    let mut folder = Folder::at(out.join("assets"))?;
    let icon = folder.add(
        "favicon",
        "svg",
        &fs::read(style.join("icons/favicon.svg"))?,
    )?;
    let font = folder.add(
        "serif",
        "woff2",
        &fs::read(style.join("fonts/torelik-serif.woff2"))?,
    )?;
    let css = bundle(&style.join("main.css"))?.replace("fonts/torelik-serif.woff2", &font);
    let css = folder.add("main", "css", css.as_bytes())?;
    let register = bundle(&style.join("attendance.css"))?;
    let register = folder.add("register", "css", register.as_bytes())?;
    let document = bundle(&style.join("document.css"))?;
    let document = folder.add("document", "css", document.as_bytes())?;
    let quizzes = bundle(&style.join("quizzes.css"))?;
    let quizzes = folder.add("quizzes", "css", quizzes.as_bytes())?;
    let reading = folder.script("reading", &here)?;
    let marking = folder.script("marking", &here)?;
    let screen = folder.script("screen", &here)?;
    let online = folder.script("online", &here)?;
    let password = folder.script("password", &here)?;
    let passkey = folder.script("passkey", &here)?;
    let offline = folder.script("offline", &here)?;
    let waiting = folder.script("waiting", &here)?;
    let worker = text_of_script("offline-worker", &here)?;
    let answer_sheet = islands("answer-sheet", &built, &mut folder)?;
    let roll_call = islands("roll-call", &built, &mut folder)?;
    folder.sweep()?;
    fs::write(
        out.join("assets.rs"),
        format!(
            "pub const STYLE: &str = {css:?};\n\
             pub const REGISTER_STYLE: &str = {register:?};\npub const DOCUMENT_STYLE: &str = {document:?};\n\
             pub const QUIZ_STYLE: &str = {quizzes:?};\n\
             pub const ICON: &str = {icon:?};\n\
             pub const FONT: &str = {font:?};\n\
             pub const READING: &str = {reading:?};\npub const SCREEN: &str = {screen:?};\n\
             pub const MARKING: &str = {marking:?};\n\
             pub const ONLINE: &str = {online:?};\npub const OFFLINE: &str = {offline:?};\n\
             pub const WAITING: &str = {waiting:?};\n\
             pub const PASSWORD: &str = {password:?};\n\
             pub const PASSKEY: &str = {passkey:?};\n\
             pub const OFFLINE_WORKER: &str = {worker:?};\n\
             pub const ANSWER_SHEET: Option<&str> = {answer_sheet:?};\n\
             pub const ROLL_CALL: Option<&str> = {roll_call:?};\n"
        ),
    )?;
    memory_serve::load_directory(folder.path);
    Ok(())
}

/// One of the plain scripts that lie beside the islands, as browsers get it.
fn text_of_script(stem: &str, here: &Path) -> io::Result<String> {
    let script = here.join(format!("../app/islands/{stem}.js"));
    println!("cargo::rerun-if-changed={}", script.display());
    Ok(without_comments(&fs::read_to_string(script)?))
}

/// A script without the lines that speak to its reader, and without indentation.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.fold(String::new(), |script, line| script + line + "\n")
}

/// The style sheet in one piece, with its imports in place and small.
fn bundle(main: &Path) -> Outcome<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| error.to_string())?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| error.to_string())?;
    let printer = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    Ok(sheet
        .to_css(printer)
        .map_err(|error| error.to_string())?
        .code)
}

/// The islands of a page under one name, which holds the hash of both their files: the script of
/// the page derives both addresses from it.
fn islands(page: &str, built: &Path, folder: &mut Folder) -> Outcome<Option<String>> {
    let file = |ending: &str| built.join(format!("{page}{ending}"));
    let (js, wasm) = (file(".js"), file("_bg.wasm"));
    if !js.exists() || !wasm.exists() {
        return Ok(None);
    }
    let (js, wasm) = (fs::read(js)?, fs::read(wasm)?);
    let name = format!("{page}-{}", hash(&[&js, &wasm]));
    folder.put(&format!("{name}.js"), &js)?;
    folder.put(&format!("{name}.wasm"), &wasm)?;
    Ok(Some(name))
}

/// A folder of files whose names hold the hash of their content.
struct Folder {
    path: PathBuf,
    kept: Vec<String>,
}

impl Folder {
    fn at(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self {
            path,
            kept: Vec::new(),
        })
    }

    /// Adds a file and gives its name.
    fn add(&mut self, stem: &str, ending: &str, content: &[u8]) -> io::Result<String> {
        let name = format!("{stem}-{}.{ending}", hash(&[content]));
        self.put(&name, content)?;
        Ok(name)
    }

    /// Adds one of the plain scripts that lie beside the islands, and gives its name.
    fn script(&mut self, stem: &str, here: &Path) -> io::Result<String> {
        let text = text_of_script(stem, here)?;
        self.add(stem, "js", text.as_bytes())
    }

    /// Writes a file unless it is there: its time must not change, or the next build would take
    /// the folder for changed.
    fn put(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        let path = self.path.join(name);
        if !path.exists() {
            fs::write(path, content)?;
        }
        self.kept.push(name.to_owned());
        Ok(())
    }

    /// Removes what earlier builds left.
    fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if !self
                .kept
                .iter()
                .any(|name| entry.file_name() == name.as_str())
            {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
