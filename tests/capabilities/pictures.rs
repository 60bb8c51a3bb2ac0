//! The pictures of charts as others show them: on which ground, how large, and with whose they are at their foot.

use crate::fixture::Fixture;
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use palermo::http::{router::router, state::ServerState};
use resvg::tiny_skia::Pixmap;
use std::sync::Arc;
use tower::ServiceExt;

async fn get(path: &str) -> (StatusCode, Vec<u8>) {
    let snapshot = Fixture::new().agency("iom").network("icat").member("icat", "iom").snapshot();
    let mut state = ServerState::new(snapshot);
    state.public_url = "https://palermo.example/a".parse().unwrap();
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router(Arc::new(state)).oneshot(request).await.unwrap();
    let status = response.status();
    (status, to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn a_picture_is_drawn_on_the_ground_that_is_asked_for() {
    let svg = async |query: &str| String::from_utf8(get(&format!("/charts/networks.svg{query}")).await.1).unwrap();
    assert!(svg("").await.contains("prefers-color-scheme"), "unasked it follows its reader");
    for (theme, ground) in [("light", "#ffffff"), ("dark", "#11161b")] {
        let svg = svg(&format!("?theme={theme}")).await;
        assert!(
            !svg.contains("prefers-color-scheme") && svg.contains(&format!(".chart .page{{fill:{ground}}}")),
            "{theme}"
        );
        let (_, png) = get(&format!("/charts/networks.png?theme={theme}")).await;
        let corner = Pixmap::decode_png(&png).unwrap().pixels()[0];
        let corner = format!("#{:02x}{:02x}{:02x}", corner.red(), corner.green(), corner.blue());
        assert_eq!(corner, ground);
    }
}

#[tokio::test]
async fn a_png_is_as_wide_as_is_asked_for_and_never_larger_than_unasked() {
    let size = async |query: &str| {
        let picture = Pixmap::decode_png(&get(&format!("/charts/networks.png{query}")).await.1).unwrap();
        (picture.width(), picture.height())
    };
    let unasked = size("").await;
    let small = size("?width=200").await;
    assert_eq!(small.0, 200);
    let height = f64::from(unasked.1) * 200.0 / f64::from(unasked.0);
    assert!((f64::from(small.1) - height).abs() <= 1.0, "{small:?} of {unasked:?}");
    assert_eq!(size("?width=4000").await, unasked);
}

#[tokio::test]
async fn a_picture_that_stands_alone_says_whose_it_is() {
    let (_, svg) = get("/charts/networks.svg?network=icat&activeOn=2018-11&theme=dark").await;
    let svg = String::from_utf8(svg).unwrap();
    let address = "https://palermo.example/a/charts/networks?network=icat&#38;activeOn=2018-11";
    assert!(svg.contains(&format!(". {address}</text>")), "{svg}");
    assert!(svg.contains(">Palermo data set "));
    let (_, page) = get("/charts/networks").await;
    assert!(!String::from_utf8(page).unwrap().contains(">Palermo data set "), "the page says it at its own foot");
}

#[tokio::test]
async fn a_look_that_there_is_not_is_refused() {
    for (query, part) in [
        ("theme=drak", "`theme` takes light, dark, not `drak` (did you mean `dark`?)"),
        ("width=0", "`width` takes a number of pixels from 64 to 4000, not `0`"),
        ("width=-5", "from 64 to 4000"),
        ("thme=dark", "(did you mean `theme`?)"),
    ] {
        let (status, text) = get(&format!("/charts/measures.svg?{query}")).await;
        let text = String::from_utf8(text).unwrap();
        assert!(status == StatusCode::BAD_REQUEST && text.contains(part), "{query}: {text}");
    }
}
