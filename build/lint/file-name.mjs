import path from 'node:path';

const kebabCase = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const sayNothing = /^(utils?|helpers?|common|misc|index|types)\./;

/**
 * ESLint rule: a file is named after its one idea, in kebab case.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kebab: '{{name}} is not kebab-case.',
      idea: '{{name}} says nothing about its content: name the file after its idea.',
    },
  },
  create(context) {
    const name = path.basename(context.filename);
    return {
      Program(node) {
        if (!kebabCase.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
        if (sayNothing.test(name)) context.report({ node, messageId: 'idea', data: { name } });
      },
    };
  },
};
