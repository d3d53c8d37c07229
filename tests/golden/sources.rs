//! Which sources may give a setting, and what looks at it once it is there.

#[derive(Settings)]
#[warn(deprecated)]
struct Sources {
    #[settings(only_from(file, flag))]
    mode: String,
    #[settings(only_from(variable, dotenv, secret_file), probe = reachable)]
    upstream: SecretString,
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
impl Sources {
    const __SETTING_0: <::settings::private::Native as ::settings::private::Reader<
        String,
    >>::Spec = <<::settings::private::Native as ::settings::private::Reader<
        String,
    >>::Spec>::new();
    const __SETTING_1: <::settings::private::Native as ::settings::private::Reader<
        SecretString,
    >>::Spec = ::settings::private::Spec::probed(
        <<::settings::private::Native as ::settings::private::Reader<
            SecretString,
        >>::Spec>::new()
            .probes(|__probes| {
                __probes.run("reachable", &reachable);
            }),
    );
}
/**The settings of this section. Keys and variables continue those of the section that has this type, joined by `.` and `_` (or the root's `separator`); `*` stands for the rest. A setting without an owner has the owner of that section; an expected result, a rollback, a version and security are inherited as well.

| Setting | Variable | Type | Default | Notes |
| --- | --- | --- | --- | --- |
| `mode` | `*_MODE` | `String` | required | only from a file or a flag |
| `upstream` | `*_UPSTREAM` | `SecretString` | required | **secret**; only from a variable, a dotenv file or a secret file; probe `reachable` |
*/
#[automatically_derived]
impl ::settings::Settings for Sources {
    const SECTION: &'static ::settings::private::Section = &::settings::private::Section::new(
        "Sources",
        "",
        &[
            ::settings::private::Field::leaf("mode", "MODE", &Self::__SETTING_0)
                .only_from(
                    &[
                        ::settings::private::OriginKind::File,
                        ::settings::private::OriginKind::Flag,
                    ],
                )
                .written("", "String", ::core::option::Option::None),
            ::settings::private::Field::leaf("upstream", "UPSTREAM", &Self::__SETTING_1)
                .only_from(
                    &[
                        ::settings::private::OriginKind::Variable,
                        ::settings::private::OriginKind::Dotenv,
                        ::settings::private::OriginKind::SecretFile,
                    ],
                )
                .written("", "SecretString", ::core::option::Option::None),
        ],
        &[
            ::settings::private::Name::new("mode", 0),
            ::settings::private::Name::new("upstream", 1),
        ],
        &[
            ::settings::private::Name::new("MODE", 0),
            ::settings::private::Name::new("UPSTREAM", 1),
        ],
    );
    fn build(
        __assembly: &mut ::settings::private::Assembly<'_>,
    ) -> ::core::option::Option<Self> {
        let __field_0 = __assembly.leaf(&Self::__SETTING_0);
        let __field_1 = __assembly.leaf(&Self::__SETTING_1);
        ::core::option::Option::Some(Self {
            mode: __field_0?,
            upstream: __field_1?,
        })
    }
    fn visit(&self, __visitor: &mut dyn ::settings::private::Visit) {
        let Self { mode: __field_0, upstream: __field_1 } = self;
        __visitor.leaf(&Self::__SETTING_0.of(__field_0));
        __visitor.leaf(&Self::__SETTING_1.of(__field_1));
    }
}
