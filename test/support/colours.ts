import { inflateSync } from 'node:zlib';

/** Contrast of two colours of a style (WCAG 2.2, relative luminance and contrast ratio). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/u.exec(colour);
  if (parts === null) {
    throw new Error(`no colour of which the contrast is known: ${colour}`);
  }
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colours that the content of a PDF sets, as red, green and blue from 0 to 1 (ISO 32000-1, 8.6.8). */
export function coloursIn(pdf: Buffer): ReadonlySet<string> {
  const colours = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at)) {
    const start = at + 'stream\n'.length;
    const end = pdf.indexOf('endstream', start);
    const dictionary = pdf.toString('latin1', pdf.lastIndexOf('obj', at), at);
    if (dictionary.includes('/FlateDecode') && !dictionary.includes('/Length1')) {
      const content = inflateSync(pdf.subarray(start, end)).toString('latin1');
      for (const [, colour] of content.matchAll(/(?:^|\s)([\d.]+ [\d.]+ [\d.]+) rg\b/giu)) {
        colours.add(String(colour));
      }
    }
    at = end + 'endstream'.length;
  }
  return colours;
}
