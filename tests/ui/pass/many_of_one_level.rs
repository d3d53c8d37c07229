//! Variants of one section, and many flattened sections, cost the compiler no more than they have names.

use settings::Settings;

macro_rules! flattened {
    ($($field:ident $section:ident $a:ident $b:ident $c:ident;)*) => {
        #[derive(Settings)]
        #[settings(prefix = "APP")]
        struct App {
            #[settings(nested)]
            kind: Kind,
            $(#[settings(flatten)] $field: $section,)*
        }

        $(
            #[derive(Settings)]
            struct $section {
                $a: u8,
                $b: u8,
                $c: u8,
            }
        )*
    };
}

#[rustfmt::skip]
flattened! {
    s0 S0 a0 b0 c0; s1 S1 a1 b1 c1; s2 S2 a2 b2 c2; s3 S3 a3 b3 c3; s4 S4 a4 b4 c4; s5 S5 a5 b5 c5;
    s6 S6 a6 b6 c6; s7 S7 a7 b7 c7; s8 S8 a8 b8 c8; s9 S9 a9 b9 c9; s10 S10 a10 b10 c10; s11 S11 a11 b11 c11;
    s12 S12 a12 b12 c12; s13 S13 a13 b13 c13; s14 S14 a14 b14 c14; s15 S15 a15 b15 c15; s16 S16 a16 b16 c16; s17 S17 a17 b17 c17;
    s18 S18 a18 b18 c18; s19 S19 a19 b19 c19; s20 S20 a20 b20 c20; s21 S21 a21 b21 c21; s22 S22 a22 b22 c22; s23 S23 a23 b23 c23;
    s24 S24 a24 b24 c24; s25 S25 a25 b25 c25; s26 S26 a26 b26 c26; s27 S27 a27 b27 c27; s28 S28 a28 b28 c28; s29 S29 a29 b29 c29;
    s30 S30 a30 b30 c30; s31 S31 a31 b31 c31; s32 S32 a32 b32 c32; s33 S33 a33 b33 c33; s34 S34 a34 b34 c34; s35 S35 a35 b35 c35;
    s36 S36 a36 b36 c36; s37 S37 a37 b37 c37; s38 S38 a38 b38 c38; s39 S39 a39 b39 c39; s40 S40 a40 b40 c40; s41 S41 a41 b41 c41;
    s42 S42 a42 b42 c42; s43 S43 a43 b43 c43; s44 S44 a44 b44 c44; s45 S45 a45 b45 c45; s46 S46 a46 b46 c46; s47 S47 a47 b47 c47;
    s48 S48 a48 b48 c48; s49 S49 a49 b49 c49; s50 S50 a50 b50 c50; s51 S51 a51 b51 c51; s52 S52 a52 b52 c52; s53 S53 a53 b53 c53;
    s54 S54 a54 b54 c54; s55 S55 a55 b55 c55; s56 S56 a56 b56 c56; s57 S57 a57 b57 c57; s58 S58 a58 b58 c58; s59 S59 a59 b59 c59;
    s60 S60 a60 b60 c60; s61 S61 a61 b61 c61; s62 S62 a62 b62 c62; s63 S63 a63 b63 c63; s64 S64 a64 b64 c64; s65 S65 a65 b65 c65;
    s66 S66 a66 b66 c66; s67 S67 a67 b67 c67; s68 S68 a68 b68 c68; s69 S69 a69 b69 c69; s70 S70 a70 b70 c70; s71 S71 a71 b71 c71;
    s72 S72 a72 b72 c72; s73 S73 a73 b73 c73; s74 S74 a74 b74 c74; s75 S75 a75 b75 c75; s76 S76 a76 b76 c76; s77 S77 a77 b77 c77;
    s78 S78 a78 b78 c78; s79 S79 a79 b79 c79; s80 S80 a80 b80 c80; s81 S81 a81 b81 c81; s82 S82 a82 b82 c82; s83 S83 a83 b83 c83;
    s84 S84 a84 b84 c84; s85 S85 a85 b85 c85; s86 S86 a86 b86 c86; s87 S87 a87 b87 c87; s88 S88 a88 b88 c88; s89 S89 a89 b89 c89;
    s90 S90 a90 b90 c90; s91 S91 a91 b91 c91; s92 S92 a92 b92 c92; s93 S93 a93 b93 c93; s94 S94 a94 b94 c94; s95 S95 a95 b95 c95;
    s96 S96 a96 b96 c96; s97 S97 a97 b97 c97; s98 S98 a98 b98 c98; s99 S99 a99 b99 c99; s100 S100 a100 b100 c100; s101 S101 a101 b101 c101;
    s102 S102 a102 b102 c102; s103 S103 a103 b103 c103; s104 S104 a104 b104 c104; s105 S105 a105 b105 c105; s106 S106 a106 b106 c106; s107 S107 a107 b107 c107;
    s108 S108 a108 b108 c108; s109 S109 a109 b109 c109; s110 S110 a110 b110 c110; s111 S111 a111 b111 c111; s112 S112 a112 b112 c112; s113 S113 a113 b113 c113;
    s114 S114 a114 b114 c114; s115 S115 a115 b115 c115; s116 S116 a116 b116 c116; s117 S117 a117 b117 c117; s118 S118 a118 b118 c118; s119 S119 a119 b119 c119;
    s120 S120 a120 b120 c120; s121 S121 a121 b121 c121; s122 S122 a122 b122 c122; s123 S123 a123 b123 c123; s124 S124 a124 b124 c124; s125 S125 a125 b125 c125;
    s126 S126 a126 b126 c126; s127 S127 a127 b127 c127; s128 S128 a128 b128 c128; s129 S129 a129 b129 c129; s130 S130 a130 b130 c130; s131 S131 a131 b131 c131;
    s132 S132 a132 b132 c132; s133 S133 a133 b133 c133; s134 S134 a134 b134 c134; s135 S135 a135 b135 c135; s136 S136 a136 b136 c136; s137 S137 a137 b137 c137;
    s138 S138 a138 b138 c138; s139 S139 a139 b139 c139; s140 S140 a140 b140 c140; s141 S141 a141 b141 c141; s142 S142 a142 b142 c142; s143 S143 a143 b143 c143;
    s144 S144 a144 b144 c144; s145 S145 a145 b145 c145; s146 S146 a146 b146 c146; s147 S147 a147 b147 c147; s148 S148 a148 b148 c148; s149 S149 a149 b149 c149;
    s150 S150 a150 b150 c150; s151 S151 a151 b151 c151; s152 S152 a152 b152 c152; s153 S153 a153 b153 c153; s154 S154 a154 b154 c154; s155 S155 a155 b155 c155;
    s156 S156 a156 b156 c156; s157 S157 a157 b157 c157; s158 S158 a158 b158 c158; s159 S159 a159 b159 c159; s160 S160 a160 b160 c160; s161 S161 a161 b161 c161;
    s162 S162 a162 b162 c162; s163 S163 a163 b163 c163; s164 S164 a164 b164 c164; s165 S165 a165 b165 c165; s166 S166 a166 b166 c166; s167 S167 a167 b167 c167;
    s168 S168 a168 b168 c168; s169 S169 a169 b169 c169; s170 S170 a170 b170 c170; s171 S171 a171 b171 c171; s172 S172 a172 b172 c172; s173 S173 a173 b173 c173;
    s174 S174 a174 b174 c174; s175 S175 a175 b175 c175; s176 S176 a176 b176 c176; s177 S177 a177 b177 c177; s178 S178 a178 b178 c178; s179 S179 a179 b179 c179;
}

#[derive(Settings)]
#[settings(tag = "kind")]
#[rustfmt::skip]
enum Kind {
    V0(Big), V1(Big), V2(Big), V3(Big), V4(Big),
    V5(Big), V6(Big), V7(Big), V8(Big), V9(Big),
    V10(Big), V11(Big), V12(Big), V13(Big), V14(Big),
    V15(Big), V16(Big), V17(Big), V18(Big), V19(Big),
    V20(Big), V21(Big), V22(Big), V23(Big), V24(Big),
}

#[derive(Settings)]
struct Big {
    f0: u8,
    f1: u8,
    f2: u8,
    f3: u8,
    f4: u8,
    f5: u8,
    f6: u8,
    f7: u8,
    f8: u8,
    f9: u8,
    f10: u8,
    f11: u8,
    f12: u8,
    f13: u8,
    f14: u8,
    f15: u8,
    f16: u8,
    f17: u8,
    f18: u8,
    f19: u8,
}

fn main() {}
