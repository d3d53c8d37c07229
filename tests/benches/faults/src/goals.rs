//! What this library is held to: the program ends with a failure where it falls short.

use crate::Trial;

/// What falls short of its goal, in a line each.
pub(crate) fn missed(trial: &Trial) -> Vec<String> {
    let total = trial.total();
    let leaks = trial.cases.iter().filter(|(_, verdict)| verdict.leak).count();
    let clear = total.suggestion;
    let goals = [
        ("every mistake is detected", total.detected.have == total.detected.of),
        ("every place is named", total.place.have == total.place.of),
        ("every key is named", total.key.have == total.key.of),
        ("of 99 in 100 typos the right name is told", clear.of > 0 && clear.have * 100 >= clear.of * 99),
        ("nothing leaks", leaks == 0),
        ("there are 3,000 cases at least", total.cases >= 3000),
    ];
    goals.iter().filter(|(_, met)| !met).map(|(goal, _)| format!("missed: {goal}")).collect()
}
