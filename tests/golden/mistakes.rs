//! A declaration with mistakes: all of them, and a stub that keeps the rest of the program silent.

#[derive(Settings)]
#[settings(prefx = "SHOP")]
struct Shop {
    #[settings(default = 80, range(min = 1024))]
    port: u16,
    #[settings(nested, default)]
    http: Http,
}

// What becomes of it, as the test `golden` writes it.

::core::compile_error! {
    "unknown word `prefx`; did you mean `prefix`?"
}
::core::compile_error! {
    "the default is less than 1024, so it would be refused; change it or the check"
}
#[automatically_derived]
impl ::settings::Settings for Shop {
    const SECTION: &'static ::settings::private::Section = &::settings::private::Section::new(
        "",
        "",
        &[],
        &[],
        &[],
    );
    fn build(_: &mut ::settings::private::Assembly<'_>) -> ::core::option::Option<Self> {
        ::core::option::Option::None
    }
    fn visit(&self, _: &mut dyn ::settings::private::Visit) {}
}
#[automatically_derived]
impl ::settings::Root for Shop {
    const PREFIX: &'static ::core::primitive::str = "";
    const SEPARATOR: &'static ::core::primitive::str = "_";
}
#[automatically_derived]
impl ::settings::Leaf for Shop {
    type Value = Self;
    const SHAPE: ::settings::Shape = ::settings::Shape::SCALAR;
    fn expects(_: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::result::Result::Ok(())
    }
    fn read(
        __input: ::settings::Input<'_>,
    ) -> ::core::result::Result<Self, ::settings::Refusal> {
        ::core::result::Result::Err(__input.refuse())
    }
    fn show(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::result::Result::Ok(())
    }
    fn value(&self) -> ::core::option::Option<&Self> {
        ::core::option::Option::Some(self)
    }
}
