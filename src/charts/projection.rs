//! From the globe to the plane, so that equal areas stay equal: a map that shows how many must not let any of them look
//! larger than it is.

use crate::charts::atlas::Place;

/// A way from the globe to the plane. The globe has the radius 1; y grows to the north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// Equal Earth (Šavrič, Patterson and Jenny, 2018): the whole globe, with this longitude in the middle.
    EqualEarth(f64),
    /// Lambert's azimuthal projection: true around its middle, good for a part of the globe.
    Azimuthal(Place),
}

/// The coefficients of Equal Earth.
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// How near to the place opposite the middle the plane still has something to say, as a cosine of the distance.
const FARTHEST: f64 = -0.5;

impl Projection {
    /// The longitude in its middle.
    pub fn meridian(self) -> f64 {
        match self {
            Projection::EqualEarth(longitude) => longitude,
            Projection::Azimuthal(middle) => middle.longitude,
        }
    }

    /// Where a place lies on the plane; nothing where that is too far from the middle to be shown.
    pub fn project(self, place: Place) -> Option<(f64, f64)> {
        let east = (place.longitude - self.meridian()).to_radians();
        let north = place.latitude.to_radians();
        match self {
            Projection::EqualEarth(_) => Some(equal_earth(east, north)),
            Projection::Azimuthal(middle) => azimuthal(east, north, middle.latitude.to_radians()),
        }
    }

    /// A ring on the plane. It goes around the globe without a leap, so that a coast that crosses the date line is whole.
    pub fn ring(self, places: &[Place]) -> Option<Vec<(f64, f64)>> {
        let mut before = self.meridian();
        places
            .iter()
            .map(|place| {
                let longitude = before + turn(place.longitude - before);
                before = longitude;
                self.project(Place { longitude, ..*place })
            })
            .collect()
    }
}

/// An angle as the shorter of the two ways around.
fn turn(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

fn equal_earth(east: f64, north: f64) -> (f64, f64) {
    let m = 3_f64.sqrt() / 2.0;
    let theta = (m * north.sin()).asin();
    let square = theta * theta;
    let sixth = square * square * square;
    let x = east * theta.cos() / (m * (A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square)));
    let y = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (x, y)
}

fn azimuthal(east: f64, north: f64, middle: f64) -> Option<(f64, f64)> {
    let nearness = middle.sin() * north.sin() + middle.cos() * north.cos() * east.cos();
    if nearness < FARTHEST {
        return None;
    }
    let k = (2.0 / (1.0 + nearness)).sqrt();
    Some((k * north.cos() * east.sin(), k * (middle.cos() * north.sin() - middle.sin() * north.cos() * east.cos())))
}

/// The place in the middle of several, and how many degrees the farthest of them is from it.
pub fn middle_of(places: &[Place]) -> Option<(Place, f64)> {
    let mut sum = [0.0; 3];
    for place in places {
        for (sum, part) in sum.iter_mut().zip(vector(*place)) {
            *sum += part;
        }
    }
    let length = sum.iter().map(|part| part * part).sum::<f64>().sqrt();
    if length < 1e-9 {
        return None;
    }
    let [x, y, z] = sum.map(|part| part / length);
    let middle = Place { longitude: y.atan2(x).to_degrees(), latitude: z.clamp(-1.0, 1.0).asin().to_degrees() };
    Some((middle, places.iter().map(|place| distance(*place, middle)).fold(0.0, f64::max)))
}

/// How many degrees two places are from each other.
pub fn distance(one: Place, other: Place) -> f64 {
    let ([a, b, c], [x, y, z]) = (vector(one), vector(other));
    (a * x + b * y + c * z).clamp(-1.0, 1.0).acos().to_degrees()
}

fn vector(place: Place) -> [f64; 3] {
    let (east, north) = (place.longitude.to_radians(), place.latitude.to_radians());
    [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: f64, latitude: f64) -> Place {
        Place { longitude, latitude }
    }

    /// The area of the quadrangle of one degree that begins at a place, on the plane.
    fn area(projection: Projection, place: Place) -> f64 {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let ring: Vec<_> =
            corners.iter().map(|(east, north)| at(place.longitude + east, place.latitude + north)).collect();
        let ring = projection.ring(&ring).expect("it is near enough");
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn equal_areas_stay_equal() {
        for projection in [Projection::EqualEarth(11.0), Projection::Azimuthal(at(18.0, 3.0))] {
            for place in [at(20.0, 0.0), at(-30.0, 35.0), at(60.0, -40.0), at(15.0, 68.0)] {
                let latitude = |degrees: f64| degrees.to_radians().sin();
                let on_globe = 1_f64.to_radians() * (latitude(place.latitude + 1.0) - latitude(place.latitude));
                let ratio = area(projection, place) / on_globe;
                assert!((ratio - 1.0).abs() < 0.002, "{projection:?} {place:?}: {ratio}");
            }
        }
    }

    #[test]
    fn a_coast_that_crosses_the_date_line_is_whole() {
        let fiji = [at(177.0, -18.0), at(179.9, -17.0), at(-179.9, -17.0), at(-179.0, -18.0)];
        let ring = Projection::EqualEarth(11.0).ring(&fiji).expect("all of the globe is shown");
        let wide = ring.iter().map(|(x, _)| x).fold(f64::MIN, |one, other| one.max(*other))
            - ring.iter().map(|(x, _)| x).fold(f64::MAX, |one, other| one.min(*other));
        assert!(wide < 0.1, "{ring:?}");
        let (middle, radius) = middle_of(&fiji).expect("they have a middle");
        assert!(middle.longitude.abs() > 175.0 && radius < 4.0, "{middle:?} {radius}");
    }
}
