//! An enum: one of a few names, in a style.

#[derive(Settings)]
#[settings(rename_all = "kebab-case")]
enum Level {
    Info,
    #[settings(rename = "warning")]
    Warn,
    HTTPOnly,
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
impl Level {
    const __NAMES: &'static [&'static ::core::primitive::str] = &[
        "info",
        "warning",
        "http-only",
    ];
}
/**How the values are written.

| Value |
| --- |
| `info` |
| `warning` |
| `http-only` |
*/
#[automatically_derived]
impl ::settings::Leaf for Level {
    type Value = Self;
    const SHAPE: ::settings::Shape = ::settings::Shape::SCALAR;
    fn expects(__formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::settings::private::expects_variant(__formatter, Self::__NAMES)
    }
    fn read(
        __input: ::settings::Input<'_>,
    ) -> ::core::result::Result<Self, ::settings::Refusal> {
        ::core::result::Result::Ok(
            match ::settings::private::variant(__input, Self::__NAMES)? {
                0 => Self::Info,
                1 => Self::Warn,
                _ => Self::HTTPOnly,
            },
        )
    }
    fn show(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter
            .write_str(
                match self {
                    Self::Info => "info",
                    Self::Warn => "warning",
                    Self::HTTPOnly => "http-only",
                },
            )
    }
    fn value(&self) -> ::core::option::Option<&Self> {
        ::core::option::Option::Some(self)
    }
}
