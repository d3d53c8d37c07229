use settings::Settings;

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested)]
    a: A,
    #[settings(nested)]
    a_b: B,
}

#[derive(Settings)]
struct A {
    #[settings(nested)]
    b_c: C,
}

#[derive(Settings)]
struct B {
    #[settings(nested)]
    c: C,
}

#[derive(Settings)]
struct C {
    url: String,
}

fn main() {}
