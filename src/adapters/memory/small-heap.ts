import { setFlagsFromString } from 'node:v8';

/**
 * Imported first, for its effect. Else V8's room for new objects grows to 128 MB with every burst of deliveries, and a program
 * that waits all day keeps it: what V8 has once taken it is slow to give back.
 */
setFlagsFromString('--semi-space-growth-factor=1');
