//! One setting of each kind.

/// Who may do what.
#[derive(Settings)]
struct Auth {
    /// Signs the tokens.
    #[settings(secret, length(min = 32), env = ["JWT_KEY", "OLD_JWT_KEY"])]
    jwt_key: SecretString,
    #[settings(default = 8080, range(min = 1024), rename = "port-number")]
    port: u16,
    #[settings(default = "json", one_of("json", "pretty"))]
    format: String,
    #[settings(default = ["a", "b"], each(length(min = 1), check = hosts::is_name))]
    hosts: Vec<String>,
    #[settings(default, check = checks::url_scheme("https"), check = reachable)]
    callback: Option<String>,
    #[settings(serde, expects = "an e-mail address", default = Email::nobody())]
    contact: Email,
    required: bool,
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
impl Auth {
    const __SETTING_0: <::settings::private::Native as ::settings::private::Reader<
        SecretString,
    >>::Spec = ::settings::private::Spec::secret(
        <<::settings::private::Native as ::settings::private::Reader<
            SecretString,
        >>::Spec>::new()
            .checks(|__checks| {
                __checks
                    .run(
                        "length",
                        &::settings::private::Length::new(
                            ::core::option::Option::Some(32),
                            ::core::option::Option::None,
                        ),
                    );
            }),
    );
    const __SETTING_1: <::settings::private::Native as ::settings::private::Reader<
        u16,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        u16,
    >>::Spec>::new()
        .checks(|__checks| {
            __checks
                .run(
                    "range",
                    &::settings::private::Range::new(
                        ::core::option::Option::Some(1024),
                        ::core::option::Option::None,
                    ),
                );
        })
        .default(|| 8080);
    const __SETTING_2: <::settings::private::Native as ::settings::private::Reader<
        String,
    >>::Spec = ::settings::private::Spec::literal(
        <<::settings::private::Native as ::settings::private::Reader<
            String,
        >>::Spec>::new()
            .checks(|__checks| {
                __checks
                    .run("one_of", &::settings::private::OneOf::new(["json", "pretty"]));
            })
            .default(|| ::core::convert::Into::into("json")),
    );
    const __SETTING_3: <::settings::private::Native as ::settings::private::Reader<
        Vec<String>,
    >>::Spec = ::settings::private::Spec::literal(
        <<::settings::private::Native as ::settings::private::Reader<
            Vec<String>,
        >>::Spec>::new()
            .checks(|__checks| {
                __checks
                    .each(|__checks| {
                        __checks
                            .run(
                                "length",
                                &::settings::private::Length::new(
                                    ::core::option::Option::Some(1),
                                    ::core::option::Option::None,
                                ),
                            );
                        __checks.run("is_name", &hosts::is_name);
                    });
            })
            .default(|| ::core::iter::FromIterator::from_iter([
                ::core::convert::Into::into("a"),
                ::core::convert::Into::into("b"),
            ])),
    );
    const __SETTING_4: <::settings::private::Native as ::settings::private::Reader<
        Option<String>,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        Option<String>,
    >>::Spec>::new()
        .checks(|__checks| {
            __checks.run("url_scheme", &checks::url_scheme("https"));
            __checks.run("reachable", &reachable);
        })
        .default(|| ::core::default::Default::default());
    const __SETTING_5: <::settings::private::Serde as ::settings::private::Reader<
        Email,
    >>::Spec = <<::settings::private::Serde as ::settings::private::Reader<
        Email,
    >>::Spec>::new()
        .expects("an e-mail address")
        .default(|| Email::nobody());
    const __SETTING_6: <::settings::private::Native as ::settings::private::Reader<
        bool,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        bool,
    >>::Spec>::new();
}
/**The settings of this section. Keys and variables continue those of the section that has this type, joined by `.` and `_` (or the root's `separator`); `*` stands for the rest. A setting without an owner has the owner of that section; an expected result, a rollback, a version and security are inherited as well.

| Setting | Variable | Type | Default | Checks | Notes |
| --- | --- | --- | --- | --- | --- |
| `jwt_key` | `JWT_KEY`, `OLD_JWT_KEY` | `SecretString` | required | at least `32` characters | **secret** |
| `port-number` | `*_PORT_NUMBER` | `u16` | `8080` | at least `1024` |  |
| `format` | `*_FORMAT` | `String` | `"json"` | one of `"json"` or `"pretty"` |  |
| `hosts` | `*_HOSTS` | `Vec<String>` | `["a", "b"]` | each at least `1` character, `hosts::is_name` |  |
| `callback` | `*_CALLBACK` | `Option<String>` | none | <code>checks\:\:<wbr>url\_scheme\(\"<wbr>https\"\)</code>; `reachable` |  |
| `contact` | `*_CONTACT` | `Email` | `Email::nobody()` | an e-mail address |  |
| `required` | `*_REQUIRED` | `bool` | required |  |  |

Written: a `bool` as `true` or `false`, in a variable also as `1 0 yes no on off`; a list in a variable as `a,b`, or in JSON.

In detail:

- `jwt_key`: Signs the tokens.
*/
#[automatically_derived]
impl ::settings::Settings for Auth {
    const SECTION: &'static ::settings::private::Section = &::settings::private::Section::new(
        "Auth",
        "Who may do what.",
        &[
            ::settings::private::Field::leaf("jwt_key", "JWT_KEY", &Self::__SETTING_0)
                .absolute(&["JWT_KEY", "OLD_JWT_KEY"])
                .written(
                    "Signs the tokens.",
                    "SecretString",
                    ::core::option::Option::None,
                ),
            ::settings::private::Field::leaf(
                    "port-number",
                    "PORT_NUMBER",
                    &Self::__SETTING_1,
                )
                .ident("port")
                .written("", "u16", ::core::option::Option::Some("8080")),
            ::settings::private::Field::leaf("format", "FORMAT", &Self::__SETTING_2)
                .written("", "String", ::core::option::Option::Some("\"json\"")),
            ::settings::private::Field::leaf("hosts", "HOSTS", &Self::__SETTING_3)
                .written(
                    "",
                    "Vec<String>",
                    ::core::option::Option::Some("[\"a\", \"b\"]"),
                ),
            ::settings::private::Field::leaf("callback", "CALLBACK", &Self::__SETTING_4)
                .written(
                    "",
                    "Option<String>",
                    ::core::option::Option::Some("Default::default()"),
                ),
            ::settings::private::Field::leaf("contact", "CONTACT", &Self::__SETTING_5)
                .written("", "Email", ::core::option::Option::Some("Email::nobody()")),
            ::settings::private::Field::leaf("required", "REQUIRED", &Self::__SETTING_6)
                .written("", "bool", ::core::option::Option::None),
        ],
        &[
            ::settings::private::Name::new("callback", 4),
            ::settings::private::Name::new("contact", 5),
            ::settings::private::Name::new("format", 2),
            ::settings::private::Name::new("hosts", 3),
            ::settings::private::Name::new("jwt_key", 0),
            ::settings::private::Name::new("port-number", 1),
            ::settings::private::Name::new("required", 6),
        ],
        &[
            ::settings::private::Name::new("CALLBACK", 4),
            ::settings::private::Name::new("CONTACT", 5),
            ::settings::private::Name::new("FORMAT", 2),
            ::settings::private::Name::new("HOSTS", 3),
            ::settings::private::Name::new("PORT_NUMBER", 1),
            ::settings::private::Name::new("REQUIRED", 6),
        ],
    );
    fn build(
        __assembly: &mut ::settings::private::Assembly<'_>,
    ) -> ::core::option::Option<Self> {
        let __field_0 = __assembly.leaf(&Self::__SETTING_0);
        let __field_1 = __assembly.leaf(&Self::__SETTING_1);
        let __field_2 = __assembly.leaf(&Self::__SETTING_2);
        let __field_3 = __assembly.leaf(&Self::__SETTING_3);
        let __field_4 = __assembly.leaf(&Self::__SETTING_4);
        let __field_5 = __assembly.leaf(&Self::__SETTING_5);
        let __field_6 = __assembly.leaf(&Self::__SETTING_6);
        ::core::option::Option::Some(Self {
            jwt_key: __field_0?,
            port: __field_1?,
            format: __field_2?,
            hosts: __field_3?,
            callback: __field_4?,
            contact: __field_5?,
            required: __field_6?,
        })
    }
    fn visit(&self, __visitor: &mut dyn ::settings::private::Visit) {
        let Self {
            jwt_key: __field_0,
            port: __field_1,
            format: __field_2,
            hosts: __field_3,
            callback: __field_4,
            contact: __field_5,
            required: __field_6,
        } = self;
        __visitor.leaf(&Self::__SETTING_0.of(__field_0));
        __visitor.leaf(&Self::__SETTING_1.of(__field_1));
        __visitor.leaf(&Self::__SETTING_2.of(__field_2));
        __visitor.leaf(&Self::__SETTING_3.of(__field_3));
        __visitor.leaf(&Self::__SETTING_4.of(__field_4));
        __visitor.leaf(&Self::__SETTING_5.of(__field_5));
        __visitor.leaf(&Self::__SETTING_6.of(__field_6));
    }
}
