//! What the site can be told from outside, and the command that checks it, explains it, and hands it over to the site, which
//! is in Python: `site-config run -- python -m service`.

mod declaration;

use std::process::ExitCode;

use declaration::Site;
use settings::checklist::{Checklist, Profile};
use settings::command::Command;
use settings::{Loader, hardening};

fn main() -> ExitCode {
    let list = |_: &_| {
        let items = hardening::uploads::items().into_iter().chain(hardening::headers::items());
        Checklist::new(Profile::Development).owner("team-site").items(items)
    };
    Command::<Site>::new(|given| Loader::standard(given.environment())).checklist(list).run()
}

#[cfg(test)]
mod tests {
    use super::declaration::Site;

    #[test]
    fn the_declaration_holds_and_says_who_answers_for_it() {
        settings::testing::declaration::<Site>().assert_reviewed();
    }
}
