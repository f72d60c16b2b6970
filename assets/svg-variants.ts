/** What each platform's own rules make of one drawing. */

/** Reads the drawing of a tray state: `handset-shape` and `badge-shape` without, their groups with colour. */
function insideOf(traySvg: string): string {
  const inside = /<svg[^>]*>(?<inside>.*)<\/svg>/s.exec(traySvg)?.groups?.['inside'];
  if (inside === undefined) throw new Error('not an SVG drawing');
  return inside;
}

function trayDrawing(traySvg: string, layers: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><defs>${insideOf(traySvg)}</defs>${layers}</svg>`;
}

/**
 * Black and alpha only: macOS colours template images itself. One pixel of air is cut around the badge, so that
 * it stays a shape of its own without colour.
 */
export function templateOf(traySvg: string): string {
  return trayDrawing(
    traySvg,
    `<mask id="air" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16">
       <path d="M0 0h16v16H0z" fill="#fff" />
       <use href="#badge-shape" stroke="#000" stroke-width="2" stroke-linejoin="round" />
     </mask>
     <g mask="url(#air)"><use href="#handset-shape" /></g>
     <use href="#badge-shape" />`,
  );
}

/** In colour, each shape in a white halo: the colours carry on a light task bar, the halo on a dark or coloured one. */
export function haloedOf(traySvg: string): string {
  const halo = 'fill="#fff" stroke="#fff" stroke-width="1.8" stroke-linejoin="round"';
  return trayDrawing(
    traySvg,
    `<use href="#handset-shape" ${halo} /><use href="#handset" />
     <use href="#badge-shape" ${halo} /><use href="#badge" />`,
  );
}

/** The application's icon with the air Apple's icon grid asks for: a tile of 824 in 1024. */
export function withMacMargin(iconSvg: string): string {
  return iconSvg.replace('viewBox="0 0 64 64"', 'viewBox="-7.77 -7.77 79.54 79.54"');
}
