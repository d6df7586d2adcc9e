import path from 'node:path';

/** The folder of package.json. */
export const projectFolder = path.dirname(import.meta.dirname);
