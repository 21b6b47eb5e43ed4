import { rows } from './feed.mjs';

console.log(await rows(process.argv[2]));
process.exit(0);
