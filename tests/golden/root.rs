//! The outermost struct, with sections, rules and what reviewers need.

/// Everything that the shop can be told from outside.
#[derive(Settings)]
#[settings(prefix = "SHOP", separator = "__", review(owner = "team-shop"))]
#[settings(check = rules::fits(least, http.type), check = whole(http))]
struct Shop {
    #[settings(nested)]
    http: Http,
    #[settings(nested, review(security, owner = "edge", expect = "413", rollback = "unset {variable}", since = "1.2"))]
    smtp: Option<Smtp>,
    #[settings(default = 1)]
    least: u32,
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
impl Shop {
    const __SETTING_2: <::settings::private::Native as ::settings::private::Reader<
        u32,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        u32,
    >>::Spec>::new()
        .default(|| 1);
}
/**All settings. Variables begin with `SHOP_`; the names of sections and of settings are joined by `__`, and `*` stands for those of a section, which its page shows. Where nothing else is said, the owner is team-shop.

| Setting | Variable | Type | Default | Owner | Notes |
| --- | --- | --- | --- | --- | --- |
| `http` | `SHOP_HTTP__*` | `Http` |  |  |  |
| `smtp` | `SHOP_SMTP__*` | `Option<Smtp>` | none | edge | **security** |
| `least` | `SHOP_LEAST` | `u32` | `1` | team-shop |  |

`load` reads, each over the one before: the defaults, the file that `SHOP_CONFIG` names or else `settings.toml`, and the variables, of which an empty one counts as not set. A key that nobody declared is a problem, and so is a variable that resembles a declared one; with `SHOP_SETTINGS_UNKNOWN=warn` they are warnings. The page of the macro `settings::Settings` says under *Which types are leaves* how values are written.

Also checked: `fits` of `least` and `http.type`.

Also checked: `whole` of `http`.

In detail:

- `smtp`: for each setting in it, where nothing else is said, *expect:* 413; *rollback:* unset its variable; *since* 1.2
*/
#[automatically_derived]
impl ::settings::Settings for Shop {
    const SECTION: &'static ::settings::private::Section = &::settings::private::Section::new(
            "Shop",
            "Everything that the shop can be told from outside.",
            &[
                ::settings::private::Field::section(
                        "http",
                        "HTTP",
                        <Http as ::settings::private::Nested>::SECTION,
                        <Http as ::settings::private::Nested>::OPTIONAL,
                        <Http as ::settings::private::Nested>::MANY,
                    )
                    .written("", "Http", ::core::option::Option::None),
                ::settings::private::Field::section(
                        "smtp",
                        "SMTP",
                        <Option<Smtp> as ::settings::private::Nested>::SECTION,
                        <Option<Smtp> as ::settings::private::Nested>::OPTIONAL,
                        <Option<Smtp> as ::settings::private::Nested>::MANY,
                    )
                    .written("", "Option<Smtp>", ::core::option::Option::None)
                    .review(::settings::private::Review {
                        owner: ::core::option::Option::Some("edge"),
                        expect: ::core::option::Option::Some("413"),
                        rollback: ::core::option::Option::Some("unset {variable}"),
                        since: ::core::option::Option::Some("1.2"),
                        security: true,
                    }),
                ::settings::private::Field::leaf("least", "LEAST", &Self::__SETTING_2)
                    .written("", "u32", ::core::option::Option::Some("1")),
            ],
            &[
                ::settings::private::Name::new("http", 0),
                ::settings::private::Name::new("least", 2),
                ::settings::private::Name::new("smtp", 1),
            ],
            &[
                ::settings::private::Name::new("HTTP", 0),
                ::settings::private::Name::new("LEAST", 2),
                ::settings::private::Name::new("SMTP", 1),
            ],
        )
        .rules(
            &[
                ::settings::private::Rule::new("fits", &["least", "http.type"]),
                ::settings::private::Rule::new("whole", &["http"]),
            ],
        )
        .review(::settings::private::Review {
            owner: ::core::option::Option::Some("team-shop"),
            ..::settings::private::Review::NONE
        });
    fn build(
        __assembly: &mut ::settings::private::Assembly<'_>,
    ) -> ::core::option::Option<Self> {
        let __field_0 = <Http as ::settings::private::Nested>::take(__assembly);
        let __field_1 = <Option<Smtp> as ::settings::private::Nested>::take(__assembly);
        let __field_2 = __assembly.leaf(&Self::__SETTING_2);
        let __runs = __assembly.runs();
        __assembly
            .rule(
                (|| {
                    if __runs {
                        ::core::option::Option::Some(
                            ::settings::private::outcome(
                                rules::fits(
                                    ::core::option::Option::as_ref(&__field_2)?,
                                    &::core::option::Option::as_ref(&__field_0)?.r#type,
                                ),
                            ),
                        )
                    } else {
                        ::core::option::Option::None
                    }
                })(),
            );
        let __runs = __assembly.runs();
        __assembly
            .rule(
                (|| {
                    if __runs {
                        ::core::option::Option::Some(
                            ::settings::private::outcome(
                                whole(::core::option::Option::as_ref(&__field_0)?),
                            ),
                        )
                    } else {
                        ::core::option::Option::None
                    }
                })(),
            );
        ::core::option::Option::Some(Self {
            http: __field_0?,
            smtp: __field_1?,
            least: __field_2?,
        })
    }
    fn visit(&self, __visitor: &mut dyn ::settings::private::Visit) {
        let Self { http: __field_0, smtp: __field_1, least: __field_2 } = self;
        <Http as ::settings::private::Nested>::show(__field_0, __visitor);
        <Option<Smtp> as ::settings::private::Nested>::show(__field_1, __visitor);
        __visitor.leaf(&Self::__SETTING_2.of(__field_2));
        if __visitor.judges() {
            __visitor
                .rule(
                    ::settings::private::outcome(
                        rules::fits(__field_2, &__field_0.r#type),
                    ),
                );
        }
        if __visitor.judges() {
            __visitor.rule(::settings::private::outcome(whole(__field_0)));
        }
    }
}
#[automatically_derived]
impl ::settings::Root for Shop {
    const PREFIX: &'static ::core::primitive::str = "SHOP";
    const SEPARATOR: &'static ::core::primitive::str = "__";
}
const _: () = ::settings::private::names_differ::<
    { ::settings::private::room_for_names(<Shop as ::settings::Settings>::SECTION) },
>(<Shop as ::settings::Settings>::SECTION, "SHOP", "__");
