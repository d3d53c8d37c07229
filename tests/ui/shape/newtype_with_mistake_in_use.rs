use settings::{SecretString, Settings};

#[derive(Settings)]
struct App {
    #[settings(range(min = 1024))]
    port: Port,
    #[settings(secret)]
    key: Key,
}

#[derive(Settings)]
struct Port(#[settings(rnge(max = 9))] u16);

#[derive(Settings)]
struct Key(#[settings(lenght(min = 9))] SecretString);

fn main() {}
