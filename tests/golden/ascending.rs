//! An order of fields, which counts only where another field has a value.

#[derive(Settings)]
#[allow(deprecated, reason = "its own field is")]
#[settings(when(mode = Mode::A | Mode::B, ascending(low, high)))]
struct Ascending {
    mode: Mode,
    #[settings(default = 1)]
    low: u8,
    high: Option<u8>,
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
#[allow(deprecated, reason = "the declaration says so itself")]
impl Ascending {
    const __SETTING_0: <::settings::private::Native as ::settings::private::Reader<
        Mode,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        Mode,
    >>::Spec>::new();
    const __SETTING_1: <::settings::private::Native as ::settings::private::Reader<
        u8,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        u8,
    >>::Spec>::new()
        .default(|| 1);
    const __SETTING_2: <::settings::private::Native as ::settings::private::Reader<
        Option<u8>,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        Option<u8>,
    >>::Spec>::new();
}
/**The settings of this section. Keys and variables continue those of the section that has this type, joined by `.` and `_` (or the root's `separator`); `*` stands for the rest. A setting without an owner has the owner of that section; an expected result, a rollback, a version and security are inherited as well.

| Setting | Variable | Type | Default |
| --- | --- | --- | --- |
| `mode` | `*_MODE` | `Mode` | the type's, or required |
| `low` | `*_LOW` | `u8` | `1` |
| `high` | `*_HIGH` | `Option<u8>` | none |

*the type's, or required*: an enum may have a default of its own, which its page shows; otherwise the setting has to be given.

Also checked: `low` ≤ `high`, where `mode` is `Mode::A | Mode::B`.
*/
#[automatically_derived]
#[allow(deprecated, reason = "the declaration says so itself")]
impl ::settings::Settings for Ascending {
    const SECTION: &'static ::settings::private::Section = &::settings::private::Section::new(
            "Ascending",
            "",
            &[
                ::settings::private::Field::leaf("mode", "MODE", &Self::__SETTING_0)
                    .written("", "Mode", ::core::option::Option::None),
                ::settings::private::Field::leaf("low", "LOW", &Self::__SETTING_1)
                    .written("", "u8", ::core::option::Option::Some("1")),
                ::settings::private::Field::leaf("high", "HIGH", &Self::__SETTING_2)
                    .written("", "Option<u8>", ::core::option::Option::None),
            ],
            &[
                ::settings::private::Name::new("high", 2),
                ::settings::private::Name::new("low", 1),
                ::settings::private::Name::new("mode", 0),
            ],
            &[
                ::settings::private::Name::new("HIGH", 2),
                ::settings::private::Name::new("LOW", 1),
                ::settings::private::Name::new("MODE", 0),
            ],
        )
        .rules(&[::settings::private::Rule::ascending(&["low", "high"]).when("mode")]);
    fn build(
        __assembly: &mut ::settings::private::Assembly<'_>,
    ) -> ::core::option::Option<Self> {
        let __field_0 = __assembly.leaf(&Self::__SETTING_0);
        let __field_1 = __assembly.leaf(&Self::__SETTING_1);
        let __field_2 = __assembly.leaf(&Self::__SETTING_2);
        let __runs = __assembly.runs();
        __assembly
            .rule(
                (|| {
                    if __runs {
                        ::core::option::Option::Some(
                            if ::core::matches!(
                                ::core::option::Option::as_ref(& __field_0) ?, Mode::A |
                                Mode::B
                            ) {
                                ::settings::private::ascending(
                                    &[
                                        ::settings::private::comparable::<
                                            _,
                                            ::settings::private::Native,
                                        >(::core::option::Option::as_ref(&__field_1)?),
                                        ::settings::private::comparable::<
                                            _,
                                            ::settings::private::Native,
                                        >(::core::option::Option::as_ref(&__field_2)?),
                                    ],
                                )
                            } else {
                                ::core::result::Result::Ok(())
                            },
                        )
                    } else {
                        ::core::option::Option::None
                    }
                })(),
            );
        ::core::option::Option::Some(Self {
            mode: __field_0?,
            low: __field_1?,
            high: __field_2?,
        })
    }
    fn visit(&self, __visitor: &mut dyn ::settings::private::Visit) {
        let Self { mode: __field_0, low: __field_1, high: __field_2 } = self;
        __visitor.leaf(&Self::__SETTING_0.of(__field_0));
        __visitor.leaf(&Self::__SETTING_1.of(__field_1));
        __visitor.leaf(&Self::__SETTING_2.of(__field_2));
        if __visitor.judges() {
            __visitor
                .rule(
                    if ::core::matches!(__field_0, Mode::A | Mode::B) {
                        ::settings::private::ascending(
                            &[
                                ::settings::private::comparable::<
                                    _,
                                    ::settings::private::Native,
                                >(__field_1),
                                ::settings::private::comparable::<
                                    _,
                                    ::settings::private::Native,
                                >(__field_2),
                            ],
                        )
                    } else {
                        ::core::result::Result::Ok(())
                    },
                );
        }
    }
}
