//! What else stands in the environments of real services: none of it is mistaken for a setting, and every slip of the
//! finger in a declared name is.

use settings::{Code, Environment, Loader};

use super::Shop;
use crate::support::{clean, codes, loaded, only};

/// Variables as they are found in the wild, by where they are found.
const NOISE: &[(&str, &str)] = &[
    (
        "shells",
        "SHELL=/bin/bash PWD=/srv OLDPWD=/ HOME=/h LOGNAME=root USER=root SHLVL=1 LANG=C.UTF-8 LC_ALL=C \
        LC_CTYPE=C TERM=xterm COLORTERM=truecolor PATH=/usr/bin:/bin _=/usr/bin/env EDITOR=vi PAGER=less VISUAL=vi \
        HISTSIZE=1000 HISTFILE=/h PS1=$ IFS=x TZ=UTC MAIL=/m HOSTNAME=a1b2 HOSTTYPE=x86_64 \
        OSTYPE=linux-gnu MACHTYPE=x86_64 LS_COLORS=rs=0 LESSOPEN=x SSH_CONNECTION=1 SSH_CLIENT=1 SSH_TTY=/dev/pts/0 \
        SSH_AUTH_SOCK=/a DISPLAY=:0 XAUTHORITY=/x XDG_RUNTIME_DIR=/run/user/0 XDG_SESSION_ID=1 XDG_DATA_DIRS=/usr \
        DBUS_SESSION_BUS_ADDRESS=unix TMPDIR=/t COLUMNS=80 LINES=24 SUDO_USER=a SUDO_UID=1 SUDO_COMMAND=x",
    ),
    (
        "continuous integration",
        "CI=true GITHUB_ACTIONS=true GITHUB_TOKEN=x GITHUB_REF=r GITHUB_SHA=s GITHUB_RUN_ID=1 \
        GITHUB_WORKSPACE=/w GITHUB_EVENT_NAME=push GITHUB_REPOSITORY=a/b GITHUB_ACTOR=a GITHUB_JOB=j GITHUB_ENV=/e \
        GITHUB_PATH=/p GITHUB_OUTPUT=/o GITHUB_STEP_SUMMARY=/s RUNNER_OS=Linux RUNNER_TEMP=/t RUNNER_TOOL_CACHE=/c \
        ACTIONS_RUNTIME_URL=u ACTIONS_CACHE_URL=u GITLAB_CI=true CI_COMMIT_SHA=s CI_PROJECT_ID=1 CI_JOB_TOKEN=t \
        CI_PIPELINE_ID=1 CI_REGISTRY=r CI_ENVIRONMENT_NAME=e JENKINS_URL=u BUILD_NUMBER=1 BUILD_ID=1 JOB_NAME=j \
        WORKSPACE=/w NODE_NAME=n EXECUTOR_NUMBER=0 TRAVIS=true CIRCLECI=true CIRCLE_SHA1=s CIRCLE_JOB=j \
        BUILDKITE=true BUILDKITE_COMMIT=c DRONE=true TEAMCITY_VERSION=1 TF_BUILD=True AGENT_NAME=a SYSTEM_TEAMID=1",
    ),
    (
        "languages",
        "JAVA_HOME=/j JAVA_OPTS=x MAVEN_OPTS=x GRADLE_USER_HOME=/g SDKMAN_DIR=/s NVM_DIR=/n NVM_BIN=/b \
        NODE_ENV=production NODE_OPTIONS=x NPM_CONFIG_CACHE=/c npm_config_registry=u YARN_VERSION=1 PNPM_HOME=/p \
        PYTHONPATH=/p PYTHONUNBUFFERED=1 PYENV_ROOT=/p PYENV_SHELL=bash VIRTUAL_ENV=/v PIP_INDEX_URL=u POETRY_HOME=/p \
        CONDA_PREFIX=/c CONDA_DEFAULT_ENV=base RBENV_SHELL=bash GEM_HOME=/g BUNDLE_PATH=/b RAILS_ENV=production \
        RACK_ENV=production GOPATH=/g GOROOT=/g GOFLAGS=x GO111MODULE=on CARGO_HOME=/c RUSTUP_HOME=/r RUST_LOG=info \
        RUST_BACKTRACE=1 RUSTFLAGS=x CARGO_PKG_NAME=x CARGO_MANIFEST_DIR=/x DOTNET_ROOT=/d ASPNETCORE_URLS=u \
        PHP_INI_DIR=/p COMPOSER_HOME=/c PERL5LIB=/p MIX_ENV=prod ERL_FLAGS=x OPAMROOT=/o GHCUP_INSTALL_BASE_PREFIX=/g",
    ),
    (
        "containers and clusters",
        "KUBERNETES_SERVICE_HOST=10.0.0.1 KUBERNETES_SERVICE_PORT=443 \
        KUBERNETES_SERVICE_PORT_HTTPS=443 KUBERNETES_PORT=tcp://10.0.0.1:443 KUBERNETES_PORT_443_TCP=tcp://10.0.0.1:443 \
        KUBERNETES_PORT_443_TCP_PROTO=tcp KUBERNETES_PORT_443_TCP_PORT=443 KUBERNETES_PORT_443_TCP_ADDR=10.0.0.1 \
        REDIS_SERVICE_HOST=10.0.0.2 REDIS_SERVICE_PORT=6379 REDIS_PORT=tcp://10.0.0.2:6379 \
        REDIS_PORT_6379_TCP=tcp://10.0.0.2:6379 REDIS_PORT_6379_TCP_ADDR=10.0.0.2 POSTGRES_SERVICE_HOST=10.0.0.3 \
        POSTGRES_PORT_5432_TCP=tcp://10.0.0.3:5432 POD_NAME=p POD_IP=10.1.1.1 POD_NAMESPACE=n NODE_IP=10.1.1.2 \
        DOCKER_HOST=unix DOCKER_CONTENT_TRUST=1 container=podman container_uuid=u COMPOSE_PROJECT_NAME=c \
        HELM_NAMESPACE=n ISTIO_META_APP_CONTAINERS=a PROXY_CONFIG=x NOMAD_ALLOC_ID=a NOMAD_PORT_http=1 \
        CONSUL_HTTP_ADDR=u VAULT_ADDR=u VAULT_TOKEN=t ECS_CONTAINER_METADATA_URI=u INVOCATION_ID=i JOURNAL_STREAM=9:1 \
        NOTIFY_SOCKET=/n WATCHDOG_USEC=1 LISTEN_FDS=1 LISTEN_PID=1 CREDENTIALS_DIRECTORY=/c STATE_DIRECTORY=/s",
    ),
    (
        "clouds",
        "AWS_REGION=r AWS_DEFAULT_REGION=r AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=s AWS_SESSION_TOKEN=t \
        AWS_PROFILE=p AWS_ROLE_ARN=a AWS_WEB_IDENTITY_TOKEN_FILE=/t AWS_EXECUTION_ENV=x AWS_LAMBDA_FUNCTION_NAME=f \
        LAMBDA_TASK_ROOT=/l _HANDLER=h _X_AMZN_TRACE_ID=t GOOGLE_APPLICATION_CREDENTIALS=/g GCP_PROJECT=p \
        GCLOUD_PROJECT=p K_SERVICE=s K_REVISION=r K_CONFIGURATION=c FUNCTION_TARGET=f CLOUDSDK_CONFIG=/c \
        AZURE_CLIENT_ID=i AZURE_TENANT_ID=t WEBSITE_SITE_NAME=s WEBSITE_INSTANCE_ID=i FUNCTIONS_WORKER_RUNTIME=n \
        DYNO=web.1 PORT=5000 DATABASE_URL=postgres://u@h/d REDIS_URL=redis://h HEROKU_APP_NAME=a FLY_APP_NAME=a \
        FLY_REGION=r FLY_ALLOC_ID=a RENDER=true RENDER_SERVICE_ID=i RAILWAY_ENVIRONMENT=e VERCEL=1 VERCEL_ENV=e \
        NETLIFY=true DENO_DEPLOYMENT_ID=i CF_PAGES=1 VCAP_SERVICES={} VCAP_APPLICATION={} MEMORY_LIMIT=1G",
    ),
    (
        "agents and libraries",
        "OTEL_SERVICE_NAME=s OTEL_EXPORTER_OTLP_ENDPOINT=u OTEL_RESOURCE_ATTRIBUTES=a=b DD_AGENT_HOST=h \
        DD_ENV=e DD_SERVICE=s DD_VERSION=1 NEW_RELIC_LICENSE_KEY=k SENTRY_DSN=u SENTRY_ENVIRONMENT=e STATSD_HOST=h \
        HTTP_PROXY=u HTTPS_PROXY=u NO_PROXY=n http_proxy=u https_proxy=u no_proxy=n SSL_CERT_FILE=/s SSL_CERT_DIR=/s \
        CURL_CA_BUNDLE=/c REQUESTS_CA_BUNDLE=/r LD_LIBRARY_PATH=/l LD_PRELOAD=/l MALLOC_ARENA_MAX=2 OMP_NUM_THREADS=1 \
        TOKIO_WORKER_THREADS=2 UV_THREADPOOL_SIZE=4 GRPC_VERBOSITY=x KAFKA_BROKERS=b KAFKA_OPTS=x RABBITMQ_NODENAME=r \
        MYSQL_HOST=h MYSQL_ROOT_PASSWORD=p POSTGRES_PASSWORD=p PGHOST=h PGUSER=u PGPASSWORD=p MONGO_URL=u \
        ELASTIC_PASSWORD=p MINIO_ROOT_USER=u SMTP_HOST=h SMTP_PORT=25 LOG_LEVEL=debug DEBUG=* VERBOSE=1 APP_ENV=prod HTTP_PORT=80 WORKER_COUNT=4 NAME=n TOKEN=t LANGUAGES=de FEATURES__A=x \
        APP_PORT=1 SERVER_PORT=1 WEB_CONCURRENCY=2 GUNICORN_CMD_ARGS=x UVICORN_PORT=1 NGINX_VERSION=1 TRAEFIK_LOG=x ENVOY_UID=1 \
        SPRING_PROFILES_ACTIVE=p LOGGING_LEVEL_ROOT=x MANAGEMENT_PORT=1 DJANGO_SETTINGS_MODULE=m FLASK_APP=a CELERY_BROKER=u",
    ),
    (
        "names that begin as ours do",
        "SHO=1 SHOP=1 SHOPS=1 SHOPIFY_API_KEY=k SHOPIFY_PORT=1 SHOPPING_CART_URL=u SHOPT=1 \
        SHOPWARE_HTTP_MAX_BODY=1 SHOPX_PORT=1 SHOPPORT=1 SHOP2_PORT=1 SHOP-PORT=1 shop_port=1 Shop_Port=1 MY_SHOP_PORT=1 \
        _SHOP_PORT=1 XSHOP_PORT=1 SHOPPER_PORT=1 SHORT_PORT=1 STOP_PORT=1 SHIP_PORT=1 CHOP_PORT=1 SHOE_PORT=1",
    ),
];

/// What a cluster sets for services whose names begin as ours does.
const LINKS: &str = "SHOP_REDIS_SERVICE_HOST=10.0.0.1 SHOP_REDIS_SERVICE_PORT=6379 SHOP_REDIS_PORT=tcp://10.0.0.1:6379 \
    SHOP_REDIS_PORT_6379_TCP=tcp://10.0.0.1:6379 SHOP_REDIS_PORT_6379_TCP_PROTO=tcp SHOP_REDIS_PORT_6379_TCP_PORT=6379 \
    SHOP_REDIS_PORT_6379_TCP_ADDR=10.0.0.1 SHOP_HTTP_SERVICE_HOST=10.0.0.2 SHOP_HTTP_SERVICE_PORT_WEB=80 \
    SHOP_DNS_PORT=udp://10.0.0.3:53 SHOP_DNS_PORT_53_UDP_ADDR=10.0.0.3 SHOP_SERVICE_HOST=10.0.0.4 SHOP_SERVICE_PORT=80";

fn variables(text: &str) -> Vec<(&str, &str)> {
    text.split_whitespace().filter_map(|one| one.split_once('=')).collect()
}

#[test]
fn what_belongs_to_others_raises_no_alarm() {
    let all: Vec<(&str, &str)> = NOISE.iter().flat_map(|(_, text)| variables(text)).collect();
    assert!(all.len() >= 300, "{}", all.len());
    for (set, text) in NOISE {
        let shop = clean(Loader::<Shop>::new().environment(variables(text).into_iter().collect()));
        assert_eq!(shop.port, 8080, "{set}");
    }
    clean(Loader::<Shop>::new().environment(all.iter().copied().collect::<Environment>()));
    let linked = all.into_iter().chain(variables(LINKS)).collect::<Environment>();
    let shop = loaded(Loader::<Shop>::new().environment(linked));
    assert_eq!(codes(&shop.warnings()), [(Code::ServiceLinks, "")]);
    assert_eq!(shop.warnings()[0].origins().len(), variables(LINKS).len());
}

/// Every name that one slip of the finger makes of another, but for its prefix.
fn slips(name: &str) -> Vec<String> {
    let from = "SHOP_".len();
    let mut slips = Vec::new();
    for at in from..name.len() {
        let (before, behind) = name.split_at(at);
        slips.push(format!("{before}{}", &behind[1..]));
        for letter in ["E", "X", "_", "8"] {
            slips.push(format!("{before}{letter}{}", &behind[1..]));
            slips.push(format!("{before}{letter}{behind}"));
        }
        if let [one, other, ..] = *behind.as_bytes() {
            slips.push(format!("{before}{}{}{}", char::from(other), char::from(one), &behind[2..]));
        }
        let lower = behind[..1].to_lowercase();
        slips.push(format!("{before}{lower}{}", &behind[1..]));
    }
    slips.sort();
    slips.dedup();
    slips
}

#[test]
fn every_slip_in_a_declared_name_is_found_and_the_right_name_suggested() {
    let names = super::NAMES;
    let all: Vec<(String, &str)> =
        names.iter().flat_map(|name| slips(name).into_iter().map(move |slip| (slip, *name))).collect();
    let (mut judged, mut right) = (0, Vec::new());
    for (slip, meant) in &all {
        let makers = names.iter().filter(|name| slips(name).contains(slip)).count();
        // What is another declared name, or an entry of a map, is no slip.
        if names.contains(&slip.as_str()) || slip.contains("FEATURES__") || makers > 1 {
            continue;
        }
        let problem = only(Loader::<Shop>::new().environment(Environment::from([(slip.as_str(), "CANARY")])));
        assert_eq!(problem.code(), Code::UnknownVariable, "{slip}");
        judged += 1;
        right.extend(
            (problem.suggestion() != Some(*meant))
                .then(|| (slip.clone(), problem.suggestion().map(str::to_owned))),
        );
    }
    assert!(judged > 500, "only {judged} slips");
    assert!(right.len() * 100 <= judged, "{} of {judged} are suggested wrongly: {right:?}", right.len());
}
