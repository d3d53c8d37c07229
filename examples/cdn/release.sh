#!/bin/sh
# Confirms that the site may be released, and tags it: `./release.sh v1.4.2`. It stops at the first step that fails, with
# the status of what failed there, and pushes nothing.
#
# | variable | is |
# |---|---|
# | CARGO | what builds, tests and runs the site, if it is not `cargo` |
# | GIT | what keeps its versions, if it is not `git` |
# | RELEASES | the folder for what is written of a release, if it is not `releases` in the folder of git |
set -eu
cd "$(dirname "$0")"
cargo=${CARGO:-cargo}
git=${GIT:-git}

at() {
    step=$1
    echo "release: $step"
}

refuse() {
    echo "release: $1" >&2
    exit 2
}

unchanged() {
    changes=$("$git" status --porcelain)
    [ -z "$changes" ] || refuse "there are changes that are in no commit"
}

config() {
    verb=$1
    shift
    "$cargo" run --quiet -- config "$verb" --env-file deploy/staging.env --secrets-as-placeholders \
        --secret-names deploy/secrets.names "$@"
}

[ $# -eq 1 ] || refuse "which version? ./release.sh v1.4.2"
tag=$1
case $tag in
*[!0-9A-Za-z.+-]* | -*) refuse "\`$tag\` is no version: v1.4.2 is one" ;;
v[0-9]*.[0-9]*.[0-9]*) ;;
*) refuse "\`$tag\` is no version: v1.4.2 is one" ;;
esac

trap 'status=$?; [ "$status" -eq 0 ] || echo "release: stopped at: $step" >&2' EXIT

at "work tree and tag"
"$git" check-ref-format "refs/tags/$tag"
commit=$("$git" rev-parse --verify HEAD)
unchanged
if "$git" rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; then
    refuse "the tag $tag is there already"
fi

at "lint"
"$cargo" fmt --check
"$cargo" clippy --all-targets -- -D warnings

at "unit tests"
"$cargo" test --quiet --lib --test business --test settings --test checklist

at "integration check"
"$cargo" test --quiet --test process

at "staging configuration"
config check

at "checklist"
releases=${RELEASES:-$("$git" rev-parse --absolute-git-dir)/releases}
mkdir -p "$releases"
config checklist --format markdown --release "$tag" >"$releases/$tag.md"
# The headline of the page, in its third line.
{
    echo "$tag"
    echo
    echo "Staging: $(sed -n 3p "$releases/$tag.md")"
} >"$releases/$tag.txt"

at "tag"
# What is tagged is what was looked at: neither a step nor anybody else has changed it meanwhile.
unchanged
now=$("$git" rev-parse --verify HEAD)
[ "$now" = "$commit" ] || refuse "there is another commit than at the start"
"$git" tag --annotate --file "$releases/$tag.txt" "$tag" "$commit"
echo "release: $tag is tagged; its checklist is $releases/$tag.md"
