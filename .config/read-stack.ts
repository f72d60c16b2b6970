/**
 * Says where in the sources a stack of a packaged program points to: the release keeps the maps that are not packed
 * (offhook-source-maps-SYSTEM.tar.gz).
 *
 *     tar -xzf offhook-source-maps-Linux.tar.gz && node .config/read-stack.ts . < stack.txt
 */
import { text } from 'node:stream/consumers';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { originalPlace } from './original-place.ts';

const place = /\S*?\b(dist\/[\w./-]+\.c?js):(\d+):(\d+)/g;
const folder = resolve(process.argv[2] ?? '.');
const unpacked = pathToFileURL(`${folder}/`);

const stack = await text(process.stdin);
process.stdout.write(
  stack.replace(place, (said) => {
    const [, file = '', line, column] = new RegExp(place, '').exec(said) ?? [];
    const original = originalPlace(new URL(file, unpacked).href, Number(line), Number(column));
    // The checkout was where the maps are now.
    return original === null ? said : relative(folder, fileURLToPath(original));
  }),
);
