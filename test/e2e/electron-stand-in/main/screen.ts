import { EventEmitter } from 'node:events';
import { scenario, type Scenario } from './scenario.ts';

type Known = Scenario['displays'][number];

function displayOf(known: Known): Electron.Display {
  const { bounds, workArea } = known;
  return {
    ...known,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    accelerometerSupport: 'unknown',
    colorDepth: 24,
    colorSpace: '{}',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    internal: false,
    label: `Display ${String(known.id)}`,
    maximumCursorSize: { width: 64, height: 64 },
    monochrome: false,
    nativeOrigin: { x: bounds.x, y: bounds.y },
    rotation: 0,
    touchSupport: 'unknown',
  };
}

function first(): Known {
  const [display] = scenario.displays;
  if (!display) throw new Error('the scenario has no display');
  return display;
}

function best(score: (display: Known) => number): Electron.Display {
  return displayOf(scenario.displays.reduce((a, b) => (score(b) > score(a) ? b : a), first()));
}

/** Squared, and 0 within. */
function distance({ x, y }: Electron.Point, { bounds }: Known): number {
  const dx = Math.max(bounds.x - x, 0, x - (bounds.x + bounds.width - 1));
  const dy = Math.max(bounds.y - y, 0, y - (bounds.y + bounds.height - 1));
  return dx * dx + dy * dy;
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => scenario.displays.map(displayOf),
  getPrimaryDisplay: () => displayOf(first()),
  getCursorScreenPoint: () => ({ ...scenario.cursor }),
  getDisplayNearestPoint: (point) => best((display) => -distance(point, display)),
  getDisplayMatching: (rect) => best((display) => overlap(rect, display.bounds)),
  dipToScreenPoint: (point) => point,
  dipToScreenRect: (_window, rect) => rect,
  screenToDipPoint: (point) => point,
  screenToDipRect: (_window, rect) => rect,
} satisfies Partial<Electron.Screen>);
