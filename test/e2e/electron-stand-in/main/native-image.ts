import { existsSync, readFileSync } from 'node:fs';

export interface ImageState {
  /** null: not made from a file. */
  readonly path: string | null;
  readonly size: Electron.Size;
  readonly template: boolean;
  readonly empty: boolean;
  readonly scaleFactors: readonly number[];
}

interface Representation {
  readonly scaleFactor: number;
  readonly png: Buffer;
}

type Methods = Pick<
  Electron.NativeImage,
  | 'isEmpty'
  | 'getSize'
  | 'getAspectRatio'
  | 'getScaleFactors'
  | 'isTemplateImage'
  | 'setTemplateImage'
  | 'toPNG'
  | 'toDataURL'
  | 'addRepresentation'
  | 'resize'
  | 'isMacTemplateImage'
>;

/** PNG (its real size, `@2x` files next to it) and ICO (its largest picture). Pixels are never decoded. */
export class NativeImage implements Methods {
  isMacTemplateImage: boolean;
  readonly path: string | null;
  readonly #representations: Representation[];

  constructor(representations: Representation[], path: string | null = null) {
    this.#representations = representations.filter(({ png }) => sizeOf(png) !== null);
    this.path = path;
    // Documented in "Template Image": a file name that ends in Template makes one.
    this.isMacTemplateImage = /Template(@\dx)?\.png$/.test(path ?? '');
  }

  isEmpty(): boolean {
    return this.#representations.length === 0;
  }

  getSize(): Electron.Size {
    const [first] = this.#representations;
    const size = first ? sizeOf(first.png) : null;
    if (!first || !size) return { width: 0, height: 0 };
    return { width: size.width / first.scaleFactor, height: size.height / first.scaleFactor };
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  getScaleFactors(): number[] {
    return this.#representations.map(({ scaleFactor }) => scaleFactor);
  }

  isTemplateImage(): boolean {
    return this.isMacTemplateImage;
  }

  setTemplateImage(option: boolean): void {
    this.isMacTemplateImage = option;
  }

  toPNG(): Buffer {
    return this.#representations[0]?.png ?? Buffer.alloc(0);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString('base64')}`;
  }

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    const png = options.buffer ?? Buffer.from(options.dataURL?.split(',')[1] ?? '', 'base64');
    if (sizeOf(png)) this.#representations.push({ scaleFactor: options.scaleFactor ?? 1, png });
  }

  /** The same picture: nothing here looks at pixels. */
  resize(): Electron.NativeImage {
    return this as unknown as Electron.NativeImage;
  }
}

export const nativeImage = {
  createEmpty: () => asElectron(new NativeImage([])),
  createFromBuffer: (buffer, options) =>
    asElectron(new NativeImage([{ png: buffer, scaleFactor: options?.scaleFactor ?? 1 }])),
  createFromDataURL: (url) =>
    asElectron(new NativeImage([{ png: Buffer.from(url.split(',')[1] ?? '', 'base64'), scaleFactor: 1 }])),
  createFromPath: (path) => asElectron(imageFrom(path)),
  createFromNamedImage: () => asElectron(new NativeImage([])),
} satisfies Partial<typeof Electron.NativeImage>;

function asElectron(image: NativeImage): Electron.NativeImage {
  return image as unknown as Electron.NativeImage;
}

function imageFrom(path: string): NativeImage {
  const files = [1, 2, 3].map((scaleFactor) => ({
    scaleFactor,
    file: scaleFactor === 1 ? path : path.replace(/(\.[^.]+)$/, `@${String(scaleFactor)}x$1`),
  }));
  const found = files.filter(({ file }) => existsSync(file));
  return new NativeImage(
    found.map(({ scaleFactor, file }) => ({ scaleFactor, png: readFileSync(file) })),
    path,
  );
}

export function describeImage(image: Electron.NativeImage | string): ImageState {
  const made = typeof image === 'string' ? imageFrom(image) : (image as unknown as NativeImage);
  return {
    path: made.path,
    size: made.getSize(),
    template: made.isTemplateImage(),
    empty: made.isEmpty(),
    scaleFactors: made.getScaleFactors(),
  };
}

/** PNG: width and height of IHDR. ICO: the largest entry of its directory, where 0 means 256. */
function sizeOf(file: Buffer): Electron.Size | null {
  if (file.length >= 24 && file.toString('latin1', 1, 4) === 'PNG') {
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  }
  if (file.length < 22 || file.readUInt32LE(0) !== 0x1_00_00) return null;
  const widths = Array.from({ length: file.readUInt16LE(4) }, (_, entry) => file[6 + entry * 16] ?? 0);
  const width = Math.max(...widths.map((side) => (side === 0 ? 256 : side)));
  return { width, height: width };
}
