//! A verification in SARIF 2.1.0 (OASIS), for services that show what is wrong beside the code.

use crate::checklist::{Confirmation, Evidence, Outcome, Severity, Verdict};
use crate::json::Json;
use crate::origin::{Origin, OriginKind};
use crate::problem::Problem;

use super::Verification;

/// How a verification is told in SARIF.
#[derive(Clone, Debug, Default)]
pub struct Sarif {
    run: Option<String>,
    anchor: Option<String>,
    folder: Option<String>,
}

impl Sarif {
    /// As it is.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a name for what was verified, `staging`, say: a service that keeps results replaces those of the same name alone.
    pub fn run(mut self, name: impl Into<String>) -> Self {
        self.run = Some(name.into());
        self
    }

    /// With the file at which what stands in no file is shown: a default, a variable, a machine. Some services take no
    /// result without one.
    pub fn anchor(mut self, file: impl Into<String>) -> Self {
        self.anchor = Some(file.into());
        self
    }

    /// With the folder that relative paths of files are in, from the root of the repository.
    pub fn folder(mut self, folder: impl Into<String>) -> Self {
        self.folder = Some(folder.into());
        self
    }
}

/// One thing that is told.
struct Finding<'a> {
    rule: &'a str,
    level: &'static str,
    message: String,
    key: Option<&'a str>,
    origins: Vec<&'a Origin>,
    /// Why it may stay as it is for a while.
    waived: Option<String>,
}

/// What a rule is about.
struct Rule<'a> {
    id: &'a str,
    title: String,
    texts: [(&'static str, &'a str); 2],
}

impl Verification {
    /// The verification as one line of SARIF 2.1.0.
    ///
    /// Each problem, probe and item that failed is a result: its rule is the code or the id of the item; its place is the line
    /// of a file, if the value stands in one, and the key as a logical location in any case. What is waived has a suppression
    /// with the reason. What is not verified is no result but a notification of the run.
    pub fn to_sarif(&self, how: &Sarif) -> String {
        let findings = self.findings();
        let mut json = Json::new();
        json.object(|json| {
            json.text_in("version", &"2.1.0");
            json.text_in("$schema", &"https://json.schemastore.org/sarif-2.1.0.json");
            json.array_in("runs", |json| {
                json.object(|json| {
                    json.object_in("tool", |json| {
                        json.object_in("driver", |json| self.driver(&findings, json));
                    });
                    if let Some(run) = &how.run {
                        let id = &format!("settings/{run}/");
                        json.object_in("automationDetails", |json| json.text_in("id", id));
                    }
                    json.array_in("invocations", |json| json.object(|json| self.invocation(json)));
                    json.array_in("results", |json| {
                        findings.iter().for_each(|one| json.object(|json| one.write(how, json)));
                    });
                });
            });
        });
        json.finish()
    }

    fn findings(&self) -> Vec<Finding<'_>> {
        let mut findings: Vec<Finding<'_>> = self.problems().map(|one| of_problem(one, "error")).collect();
        let outcomes = self.checklist.iter().flat_map(Confirmation::outcomes);
        for outcome in outcomes {
            let level = outcome.severity().as_str();
            let of = |key, message, waived| of_item(outcome, level, key, message, waived);
            findings.extend(outcome.failures().iter().map(|one| of(one.key(), one.message(), None)));
            let list = self.checklist.iter();
            let waived = list.flat_map(|list| list.reasons(outcome));
            findings.extend(waived.map(|(one, why)| of(one.key(), one.message(), Some(why))));
            if outcome.verdict() == Verdict::Broken {
                let message = outcome.because().unwrap_or_default();
                findings.push(of_item(outcome, Severity::Error.as_str(), None, message, None));
            }
        }
        findings.extend(self.faults().into_iter().map(|message| Finding {
            rule: FAULT,
            level: "error",
            message,
            key: None,
            origins: Vec::new(),
            waived: None,
        }));
        findings.extend(self.warnings().iter().map(|one| of_problem(one, "warning")));
        findings
    }

    fn driver(&self, findings: &[Finding<'_>], json: &mut Json) {
        json.text_in("name", &"settings");
        json.text_in("semanticVersion", &env!("CARGO_PKG_VERSION"));
        json.array_in("rules", |json| {
            let mut told: Vec<&str> = Vec::new();
            for finding in findings {
                if told.contains(&finding.rule) {
                    continue;
                }
                told.push(finding.rule);
                let rule = self.rule(finding.rule);
                json.object(|json| rule.write(json));
            }
        });
    }

    fn rule<'a>(&'a self, id: &'a str) -> Rule<'a> {
        match self.checklist.as_ref().and_then(|list| list.outcome(id)) {
            Some(outcome) => Rule {
                id,
                title: outcome.title().to_owned(),
                texts: [("fullDescription", outcome.why()), ("help", outcome.mend())],
            },
            None => Rule { id, title: id.replace('_', " "), texts: [("fullDescription", ""), ("help", "")] },
        }
    }

    fn invocation(&self, json: &mut Json) {
        json.bool_in("executionSuccessful", true);
        json.number_in("exitCode", self.status().into());
        json.array_in("toolExecutionNotifications", |json| {
            let mut note = |text: &dyn std::fmt::Display| {
                json.object(|json| {
                    json.text_in("level", &"note");
                    json.object_in("message", |json| json.text_in("text", text));
                });
            };
            self.not_at_hand().iter().for_each(|one| note(&format!("not verified: {one}")));
            for rule in self.not_run() {
                note(&format!("not verified: the rule `{}`", rule.rule()));
            }
            let outcomes = self.checklist.iter().flat_map(Confirmation::outcomes);
            for one in outcomes.filter(|one| one.verdict() == Verdict::NotVerified) {
                note(&format!("not verified: {}: {}", one.id(), one.because().unwrap_or(one.title())));
            }
        });
    }
}

/// The rule of what is wrong with the checklist itself.
const FAULT: &str = "checklist";

fn of_problem<'a>(problem: &'a Problem, level: &'static str) -> Finding<'a> {
    let key = problem.key().map(|key| format!("`{key}`: ")).unwrap_or_default();
    let help = problem.help().map(|help| format!(" ({help})")).unwrap_or_default();
    let message = format!("{key}{}{help}", problem.message());
    let origins = problem.origins().iter().collect();
    Finding { rule: problem.code().as_str(), level, message, key: problem.key(), origins, waived: None }
}

fn of_item<'a>(
    outcome: &'a Outcome,
    level: &'static str,
    key: Option<&'a str>,
    message: &str,
    waived: Option<String>,
) -> Finding<'a> {
    let evidence = outcome.evidence().iter();
    let of_key = |of: &str| key.is_some_and(|key| crate::key::is_within(key, of));
    let origins = evidence.filter(|one| of_key(one.key())).map(Evidence::origin).collect();
    let told = key.map(|key| format!("`{key}` ")).unwrap_or_default();
    let message = format!("{}: {told}{message}", outcome.title());
    Finding { rule: outcome.id(), level, message, key, origins, waived }
}

impl Rule<'_> {
    fn write(&self, json: &mut Json) {
        json.text_in("id", &self.id);
        json.object_in("shortDescription", |json| json.text_in("text", &self.title));
        for (name, text) in self.texts.iter().filter(|(_, text)| !text.is_empty()) {
            json.object_in(name, |json| json.text_in("text", text));
        }
    }
}

impl Finding<'_> {
    fn write(&self, how: &Sarif, json: &mut Json) {
        json.text_in("ruleId", &self.rule);
        json.text_in("level", &self.level);
        json.object_in("message", |json| json.text_in("text", &self.message));
        json.array_in("locations", |json| json.object(|json| self.location(how, json)));
        json.object_in("partialFingerprints", |json| {
            json.text_in("settings/v1", &format!("{}:{}", self.rule, self.about()));
        });
        if let Some(why) = &self.waived {
            json.array_in("suppressions", |json| {
                json.object(|json| {
                    json.text_in("kind", &"external");
                    json.text_in("status", &"accepted");
                    json.text_in("justification", why);
                });
            });
        }
    }

    /// What tells this result from the others of its rule, and stays when lines move: the key, or else the names of the places,
    /// or what it begins with.
    fn about(&self) -> String {
        let names: Vec<&str> = self.origins.iter().filter_map(|one| one.name()).collect();
        match self.key {
            Some(key) => key.to_owned(),
            None if names.is_empty() => self.message.lines().next().unwrap_or_default().to_owned(),
            None => names.join(","),
        }
    }

    fn location(&self, how: &Sarif, json: &mut Json) {
        // A text in code is called after its format: `<toml>`.
        let of_file = |origin: &&&Origin| {
            matches!(origin.kind(), OriginKind::File | OriginKind::Dotenv)
                && origin.name().is_some_and(|name| !name.starts_with('<'))
        };
        match (self.origins.iter().find(of_file), &how.anchor) {
            (Some(origin), _) => {
                let name = origin.name().unwrap_or_default();
                physical(&in_folder(name, how), origin.line().zip(origin.column().or(Some(1))), json);
            }
            (None, Some(anchor)) => physical(anchor, None, json),
            (None, None) => {}
        }
        let places: Vec<String> = self.origins.iter().map(ToString::to_string).collect();
        if self.key.is_none() && places.is_empty() {
            return;
        }
        json.array_in("logicalLocations", |json| {
            json.object(|json| {
                if let Some(key) = self.key {
                    json.text_in("fullyQualifiedName", &key);
                }
                if !places.is_empty() {
                    json.text_in("name", &places.join(", "));
                }
                json.text_in("kind", &"property");
            });
        });
    }
}

/// The path of a file from the root of the repository.
fn in_folder(name: &str, how: &Sarif) -> String {
    match &how.folder {
        Some(folder) if !name.starts_with('/') => {
            format!("{}/{}", folder.trim_end_matches('/'), name.trim_start_matches("./"))
        }
        _ => name.to_owned(),
    }
}

fn physical(path: &str, at: Option<(u32, u32)>, json: &mut Json) {
    json.object_in("physicalLocation", |json| {
        json.object_in("artifactLocation", |json| match path.strip_prefix('/') {
            Some(absolute) => json.text_in("uri", &format!("file:///{}", encoded(absolute))),
            None => {
                json.text_in("uri", &encoded(path.trim_start_matches("./")));
                json.text_in("uriBaseId", &"%SRCROOT%");
            }
        });
        if let Some((line, column)) = at {
            json.object_in("region", |json| {
                json.number_in("startLine", line.into());
                json.number_in("startColumn", column.into());
            });
        }
    });
}

/// A path as a reference (RFC 3986): all but what stands for itself there is encoded.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte.into());
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
