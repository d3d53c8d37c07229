//! A service with every kind of source and most shapes: prints what came of a load as one JSON object.
//!
//! ```text
//! app [--file PATH]... [--optional-file PATH]... [--dotenv PATH] [--secrets-dir DIR]
//!     [--debug] [--reveal KEY]... [-- FLAG...]
//! ```
//!
//! A failure prints the report to stderr, with `--debug` the `Debug` of the error and each of its sources.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what this program is for")]

mod declaration;
mod reveal;

use std::error::Error;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use declaration::App;
use serde_json::{Map, Value, json};
use settings::{Environment, LoadError, Loader, Problem};

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    /// Each with whether it may be missing, in the order given.
    files: Vec<(PathBuf, bool)>,
    dotenv: Option<PathBuf>,
    secrets: Option<PathBuf>,
    debug: bool,
    reveal: Vec<String>,
    flags: Option<Vec<OsString>>,
}

impl Asked {
    fn of(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let mut asked = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.to_str()? {
                "--file" => asked.files.push((arguments.next()?.into(), false)),
                "--optional-file" => asked.files.push((arguments.next()?.into(), true)),
                "--dotenv" => asked.dotenv = Some(arguments.next()?.into()),
                "--secrets-dir" => asked.secrets = Some(arguments.next()?.into()),
                "--debug" => asked.debug = true,
                "--reveal" => asked.reveal.push(arguments.next()?.into_string().ok()?),
                "--" => asked.flags = Some(arguments.by_ref().collect()),
                _ => return None,
            }
        }
        Some(asked)
    }

    /// The sources, each over the ones before it.
    fn loader(&self) -> Loader<App> {
        let mut loader = Loader::new();
        for (path, optional) in &self.files {
            loader = if *optional { loader.optional_file(path) } else { loader.file(path) };
        }
        if let Some(path) = &self.dotenv {
            loader = loader.dotenv(path);
        }
        loader = loader.environment(Environment::of_process());
        if let Some(folder) = &self.secrets {
            loader = loader.secret_files(folder);
        }
        match &self.flags {
            Some(flags) => loader.flags(flags),
            None => loader,
        }
    }
}

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "a program reads its own arguments")]
    let Some(asked) = Asked::of(std::env::args_os().skip(1)) else {
        eprintln!(
            "usage: app [--file PATH]... [--optional-file PATH]... [--dotenv PATH] [--secrets-dir DIR] [--debug] [--reveal KEY]... [-- FLAG...]"
        );
        return ExitCode::from(2);
    };
    match asked.loader().load() {
        Ok(app) => {
            let settings = serde_json::from_str(&app.explain().to_json()).unwrap_or(Value::Null);
            let mut answer = json!({
                "ok": true, "settings": settings, "problems": [], "warnings": told(&app.warnings()),
            });
            if !asked.reveal.is_empty() {
                let revealed = |key: &String| Some((key.clone(), Value::String(reveal::value(&app, key)?)));
                answer["revealed"] =
                    Value::Object(asked.reveal.iter().filter_map(revealed).collect::<Map<_, _>>());
            }
            println!("{answer}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            report(&error, asked.debug);
            let (problems, warnings) = (told(error.problems()), told(error.warnings()));
            println!("{}", json!({ "ok": false, "problems": problems, "warnings": warnings }));
            ExitCode::FAILURE
        }
    }
}

fn told(problems: &[Problem]) -> Vec<Value> {
    problems.iter().map(|problem| serde_json::from_str(&problem.to_json()).unwrap_or(Value::Null)).collect()
}

fn report(error: &LoadError, debug: bool) {
    if !debug {
        return eprintln!("{error}");
    }
    eprintln!("{error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        eprintln!("{error:?}\n{error}");
        source = error.source();
    }
}
