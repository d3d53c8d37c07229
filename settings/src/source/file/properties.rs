//! How many texts a property is held against. A run of all tests tries the same ones each time, so that what goes in is
//! judged by the change in it alone; whoever looks for more says `PROPTEST_CASES=300000`, and gets others each time.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

pub(super) fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let explores = asked.cases > usual;
    let rng_seed = if explores { asked.rng_seed } else { RngSeed::Fixed(20_260_101) };
    let cases = asked.cases.max(usual);
    ProptestConfig { cases, max_global_rejects: cases, rng_seed, failure_persistence: None, ..asked }
}
