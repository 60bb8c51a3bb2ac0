// Makes `states.csv`: the outlines of the states, reduced from Natural Earth (public domain) as `world-atlas` has them.
// `npm ci && node make.mjs` in this folder writes the file anew.
import { readFileSync, writeFileSync } from "node:fs";
import iso from "i18n-iso-countries";
import { geoArea, geoCentroid, geoContains } from "d3-geo";
import { feature, mergeArcs } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

// What Natural Earth draws apart, and the United Nations count as part of a state.
const PART_OF = { Somaliland: "SO", "N. Cyprus": "CY" };
// A place in Crimea, which Natural Earth draws with Russia, and the General Assembly counts to Ukraine (resolution 68/262).
const CRIMEA = [34.4, 45.2];
// South of this latitude Morocco is Western Sahara, which the United Nations list as a territory of its own.
const WESTERN_SAHARA = 27.667;
// Spherical triangles below this weight, in square degrees, are passed over.
const LEAST = 0.012;
// Places are kept to a twentieth of a degree.
const STEPS = 20;
// No state has it, and no map of states needs it.
const LEFT_OUT = "AQ";

const read = (resolution) => {
  const path = new URL(`node_modules/world-atlas/countries-${resolution}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8"));
};
const code = (country) => PART_OF[country.properties.name] ?? iso.numericToAlpha2(country.id) ?? "";
const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);

// Where the largest part of each state lies, which the coarser outlines may not have.
const fine = read("10m");
const middles = new Map();
for (const country of feature(fine, fine.objects.countries).features) {
  const parts = polygons(country.geometry).map((coordinates) => ({ type: "Polygon", coordinates }));
  const largest = parts.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one));
  const known = middles.get(code(country));
  if (!known || geoArea(largest) > known.area) middles.set(code(country), { area: geoArea(largest), at: geoCentroid(largest) });
}

const coarse = presimplify(read("50m"));
const topology = filter(simplify(coarse, LEAST), filterWeight(coarse, 0));
const countries = topology.objects.countries.geometries.filter((country) => country.type && code(country) !== LEFT_OUT);
const outlines = new Map();
const add = (owner, rings) => outlines.set(owner, [...(outlines.get(owner) ?? []), ...rings]);
const crimea = [];
for (const owner of new Set(countries.map(code))) {
  // Without the border between what belongs together.
  const whole = feature(topology, mergeArcs(topology, countries.filter((country) => code(country) === owner)));
  for (const coordinates of polygons(whole.geometry)) {
    if (owner === "RU" && geoContains({ type: "Polygon", coordinates }, CRIMEA)) {
      crimea.push(coordinates);
      add("UA", coordinates);
    } else if (owner === "MA") {
      add("MA", coordinates.map((ring) => half(ring, (latitude) => latitude - WESTERN_SAHARA)));
      add("EH", coordinates.map((ring) => half(ring, (latitude) => WESTERN_SAHARA - latitude)));
    } else {
      add(owner, coordinates);
    }
  }
}
if (crimea.length !== 1) throw new Error("Crimea is not an outline of its own any more");

// The part of a ring where the depth of its latitudes is not below zero.
function half(ring, depth) {
  const kept = [];
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length];
    const [start, end] = [depth(y), depth(nextY)];
    if (start >= 0) kept.push([x, y]);
    if (start >= 0 !== end >= 0) kept.push([x + ((nextX - x) * start) / (start - end), WESTERN_SAHARA]);
  }
  return kept;
}

// A ring as its first place and the steps from each place to the next.
const ring = (places) => {
  const kept = [];
  for (const place of places) {
    const [x, y] = place.map((degrees) => Math.round(degrees * STEPS));
    const last = kept.at(-1);
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y]);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (kept.length > 1 && first[0] === last[0] && first[1] === last[1]) kept.pop();
  if (kept.length < 3) return null;
  return kept.map(([x, y], at) => (at === 0 ? `${x} ${y}` : `${x - kept[at - 1][0]} ${y - kept[at - 1][1]}`)).join(" ");
};
const codes = [...new Set([...middles.keys(), ...outlines.keys()])].filter((code) => code !== LEFT_OUT).sort();
const lines = ["code,middle,outline"];
for (const code of codes) {
  const rings = (outlines.get(code) ?? []).map(ring).filter((ring) => ring !== null);
  const at = code === "" ? "" : middles.get(code).at.map((degrees) => Math.round(degrees * STEPS)).join(" ");
  if (code !== "" || rings.length > 0) lines.push(`${code},${at},${rings.join(";")}`);
}
writeFileSync(new URL("states.csv", import.meta.url), `${lines.join("\n")}\n`);
