import { decode, encode } from '@jridgewell/sourcemap-codec';
import type { Plugin } from 'vite';
import { z } from 'zod';

const beyondLatin1 = /[\u0100-\uffff]/g;
const escapeLength = '\\u0100'.length;
/** Of data that nobody wrote in lines. */
const noMap = { mappings: '' } as const;
const prefix = '\0lean:';
/** Of the 2,500 types of files, those a listener or the window's server could ever meet. */
const usedTypes =
  /^(?:(?:text|image|font|multipart)\/|application\/(?:javascript|json|octet-stream|x-www-form-urlencoded|xml)$)/;

/** Keeps out of a program's memory what it would hold from its start to its end without ever using it. */
export function leanModules(): Plugin {
  return {
    name: 'lean-modules',
    enforce: 'pre',
    resolveId(id, importer = '', { kind }) {
      // `require` of them costs nothing: it reads no more than what is asked for.
      if (isHttp(id)) return kind === 'require-call' ? { id, external: true } : prefix + id;
      if (id === 'rate-limiter-flexible') return prefix + id;
      // Settings files have no schema for conf to compile: the core judges them.
      const isForSchemas = id === 'ajv-formats' || id.startsWith('ajv/');
      return isForSchemas && importer.includes('/node_modules/conf/') ? `${prefix}ajv` : null;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const name = id.slice(prefix.length);
      if (isHttp(name)) return withoutFetch(name);
      return name === 'ajv' ? 'export const Ajv2020 = undefined; export default {};' : limitsInMemory;
    },
    transform(code, id) {
      // Of Chinese, Japanese and Korean encodings: body-parser refuses all but UTF-8 and Latin-1 before it would read them.
      if (/\/iconv-lite\/encodings\/tables\/\w+\.json$/.test(id)) return { code: '[]', map: noMap };
      if (!id.endsWith('/mime-db/db.json')) return null;
      const types: unknown = JSON.parse(code);
      const used = Object.entries(types ?? {}).filter(([type]) => usedTypes.test(type));
      return { code: JSON.stringify(Object.fromEntries(used)), map: noMap };
    },
    /** One letter beyond Latin-1, and V8 keeps the whole source with two bytes for each. */
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const escaped = chunk.code.replace(beyondLatin1, asEscape);
        if (escaped.length >= 2 * chunk.code.length) continue;
        const map = bundle[`${chunk.fileName}.map`];
        if (map?.type === 'asset') map.source = shifted(String(map.source), chunk.code.split('\n'));
        chunk.code = escaped;
      }
    },
  };
}

/** Each of its limiters keeps its counts in another place. */
const limitsInMemory = `
  export { default as RateLimiterMemory } from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
  export { default as RateLimiterRes } from 'rate-limiter-flexible/lib/RateLimiterRes.js';`;

function isHttp(id: string): boolean {
  return id === 'node:http' || id === 'node:https';
}

/** An `import` reads every export, `WebSocket` of `node:http` too, and so loads all of Node's `fetch`: 5 MB. */
function withoutFetch(name: string): string {
  const described = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(name) ?? {}));
  const names = described.filter(([, { value }]) => value !== undefined).map(([key]) => key);
  return `const http = process.getBuiltinModule('${name}');
    export default http;
    export const { ${names.join(', ')} } = http;`;
}

/** The map of a file in which those letters are escaped now: what stands behind one has moved to the right. */
function shifted(map: string, lines: readonly string[]): string {
  const read = z.looseObject({ mappings: z.string() }).parse(JSON.parse(map));
  const moved = decode(read.mappings).map((segments, index) => {
    const places = [...(lines[index] ?? '').matchAll(beyondLatin1)].map((letter) => letter.index);
    let before = 0;
    // In the order of their columns, both of them.
    for (const segment of segments) {
      while ((places[before] ?? Number.POSITIVE_INFINITY) < segment[0]) before += 1;
      segment[0] += before * (escapeLength - 1);
    }
    return segments;
  });
  return JSON.stringify({ ...read, mappings: encode(moved) });
}

function asEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
