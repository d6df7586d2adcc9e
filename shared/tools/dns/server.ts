// Where a DNS client sends its queries, and which ones. The server runs already: it is what such a study is about.
import { z } from 'zod';

/** Parameters of every DNS tool; spread into its schema. */
export const queryParameters = {
  dataFile: z
    .string()
    .regex(/^[^\0\n]{1,400}$/, 'Expected the path of a file.')
    .default('queries.txt')
    .meta({
      label: 'File of queries',
      flag: '-d',
      help: 'A path on the initiator, from its home folder if it begins with no slash. One query a line: www.example.com A',
    }),
  port: z.number().int().min(1).max(65_535).default(53).meta({
    label: 'Port',
    flag: '-p',
    help: 'A server must listen there on the responder before the run.',
  }),
};
