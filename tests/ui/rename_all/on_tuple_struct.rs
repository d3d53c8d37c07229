use settings::Settings;

#[derive(Settings)]
#[settings(rename_all = "camelCase")]
struct Value(#[settings(not_blank)] String);

fn main() {}
