import { describe, expect, it } from "vitest";

import css from "./tokens.css?raw";

type Colour = readonly [number, number, number];

/** The two sides of `--name: light-dark(#…, #…)`. */
function token(name: string): readonly [Colour, Colour] {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (match === null) throw new Error(`tokens.css has no plain colour ${name}`);
  const colour = (text: string): Colour => {
    const value = parseInt(text.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  };
  return [colour(match[1] ?? ""), colour(match[2] ?? "")];
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["ground", "ground-far", "surface", "surface-sunken", "surface-raised"];
const WASHES = ["success", "warn", "error", "info"];

const TEXT: readonly (readonly [string, string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ["ink", "ink-muted", "accent"].map((ink) => [ink, ground] as const),
  ),
  ...WASHES.flatMap((tone) => [
    [tone, `${tone}-wash`] as const,
    ["ink", `${tone}-wash`] as const,
    [tone, "surface"] as const,
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["ink", "accent-wash"],
  ["accent", "accent-wash"],
  ["error", "error-wash"],
  ["ground", "shell"],
];

const EDGES: readonly (readonly [string, string])[] = GROUNDS.flatMap((ground) =>
  ["line-strong", "focus"].map((edge) => [edge, ground] as const),
);

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("in the %s theme", (_, side) => {
  it.each(TEXT)("text of %s on %s has a contrast of 4.5", (ink, ground) => {
    expect(contrast(token(ink)[side], token(ground)[side])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)("the edge %s on %s has a contrast of 3", (edge, ground) => {
    expect(contrast(token(edge)[side], token(ground)[side])).toBeGreaterThanOrEqual(3);
  });
});

it("the measure is right at its ends", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});
