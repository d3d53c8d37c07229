//! Names that are words of Rust, type parameters, another name of the crate, and what is deprecated.

#[derive(Settings)]
#[settings(crate = ::cfg)]
struct Names<T, const N: usize>
where
    T: Limit + 'static,
{
    #[deprecated = "nothing reads it"]
    r#type: String,
    limit: T,
    table: [u8; N],
}

// What becomes of it, as the test `golden` writes it.

#[automatically_derived]
#[allow(deprecated, reason = "the declaration says so itself")]
impl<T, const N: usize> Names<T, N>
where
    T: Limit + 'static,
{
    const __SETTING_0: <::cfg::private::Native as ::cfg::private::Reader<
        String,
    >>::Spec = <<::cfg::private::Native as ::cfg::private::Reader<String>>::Spec>::new();
    const __SETTING_1: <::cfg::private::Native as ::cfg::private::Reader<T>>::Spec = <<::cfg::private::Native as ::cfg::private::Reader<
        T,
    >>::Spec>::new();
    const __SETTING_2: <::cfg::private::Native as ::cfg::private::Reader<
        [u8; N],
    >>::Spec = <<::cfg::private::Native as ::cfg::private::Reader<
        [u8; N],
    >>::Spec>::new();
}
/**The settings of this section. Keys and variables continue those of the section that has this type, joined by `.` and `_` (or the root's `separator`); `*` stands for the rest. A setting without an owner has the owner of that section; an expected result, a rollback, a version and security are inherited as well.

| Setting | Variable | Type | Default |
| --- | --- | --- | --- |
| `type` | `*_TYPE` | `String` | required |
| `limit` | `*_LIMIT` | `T` | the type's, or required |
| `table` | `*_TABLE` | `[u8; N]` | the type's, or required |

*the type's, or required*: an enum may have a default of its own, which its page shows; otherwise the setting has to be given.
*/
#[automatically_derived]
#[allow(deprecated, reason = "the declaration says so itself")]
impl<T, const N: usize> ::cfg::Settings for Names<T, N>
where
    T: Limit + 'static,
{
    const SECTION: &'static ::cfg::private::Section = &::cfg::private::Section::new(
        "Names",
        "",
        &[
            ::cfg::private::Field::leaf("type", "TYPE", &Self::__SETTING_0)
                .written("", "String", ::core::option::Option::None),
            ::cfg::private::Field::leaf("limit", "LIMIT", &Self::__SETTING_1)
                .written("", "T", ::core::option::Option::None),
            ::cfg::private::Field::leaf("table", "TABLE", &Self::__SETTING_2)
                .written("", "[u8; N]", ::core::option::Option::None),
        ],
        &[
            ::cfg::private::Name::new("limit", 1),
            ::cfg::private::Name::new("table", 2),
            ::cfg::private::Name::new("type", 0),
        ],
        &[
            ::cfg::private::Name::new("LIMIT", 1),
            ::cfg::private::Name::new("TABLE", 2),
            ::cfg::private::Name::new("TYPE", 0),
        ],
    );
    fn build(
        __assembly: &mut ::cfg::private::Assembly<'_>,
    ) -> ::core::option::Option<Self> {
        let __field_0 = __assembly.leaf(&Self::__SETTING_0);
        let __field_1 = __assembly.leaf(&Self::__SETTING_1);
        let __field_2 = __assembly.leaf(&Self::__SETTING_2);
        ::core::option::Option::Some(Self {
            r#type: __field_0?,
            limit: __field_1?,
            table: __field_2?,
        })
    }
    fn visit(&self, __visitor: &mut dyn ::cfg::private::Visit) {
        let Self { r#type: __field_0, limit: __field_1, table: __field_2 } = self;
        __visitor.leaf(&Self::__SETTING_0.of(__field_0));
        __visitor.leaf(&Self::__SETTING_1.of(__field_1));
        __visitor.leaf(&Self::__SETTING_2.of(__field_2));
    }
}
