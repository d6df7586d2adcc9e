import { Copy, Plus, Trash2 } from 'lucide-react';
import type { CustomTool } from '../../../shared/model/custom-tool.ts';
import { tools } from '../../../shared/tools/registry.ts';
import type { Tool } from '../../../shared/tools/tool.ts';
import { hashOf } from '../../store/address.ts';
import { useExperiment, useIsReadOnly, useSession } from '../../store/react.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { ScreenFrame } from '../../widgets/screen-frame.tsx';
import './custom-tools.css';

/** The tools of the experiment's own, and those that are there for every experiment. */
export function ToolsScreen() {
  const { go } = useSession();
  const isReadOnly = useIsReadOnly();
  const own = Object.values(useExperiment().customTools);
  const add = (
    <Button
      kind="primary"
      icon={Plus}
      disabled={isReadOnly}
      onClick={() => go({ screen: 'tool', id: 'new' })}
    >
      Add tool
    </Button>
  );
  return (
    <ScreenFrame title="Tools" thing="tools" actions={own.length > 0 && add}>
      <div className="tools-screen" tabIndex={0} role="group" aria-label="Tools">
        <h2>Own tools of this experiment</h2>
        {own.length === 0 ? (
          <EmptyState sentence="None. Add one for a program that is not below: say which command runs and where its figures are.">
            {add}
          </EmptyState>
        ) : (
          <OwnTools own={own} isReadOnly={isReadOnly} />
        )}
        <h2>Built in</h2>
        <BuiltInTools />
      </div>
    </ScreenFrame>
  );
}

type OwnToolsProps = { readonly own: readonly CustomTool[]; readonly isReadOnly: boolean };

const formWords = { patterns: 'patterns', json: 'JSON', csv: 'CSV' };

function OwnTools({ own, isReadOnly }: OwnToolsProps) {
  const { execute, newId, tell } = useSession();
  const copy = async (tool: CustomTool) => {
    const name = freeName(tool.name, own);
    await execute('addCustomTool', { ...tool, id: newId('tool'), name, parserVersion: 1 });
  };
  const remove = async ({ id, name }: CustomTool) => {
    const isRemoved = await execute('removeCustomTool', { id });
    if (isRemoved) tell(`Deleted tool ${name}.`, { offersUndo: true });
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Tool</th>
          <th scope="col">Reads</th>
          <th scope="col">Runs</th>
          <th scope="col">Meaning</th>
          <th scope="col">
            <span className="visually-hidden">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {own.map((tool) => (
          <tr key={tool.id}>
            <th scope="row">
              <a href={hashOf({ screen: 'tool', id: tool.id })}>
                <bdi>{tool.name}</bdi>
              </a>
            </th>
            <td>{formWords[tool.reading.form]}</td>
            <td>{tool.command ? <bdi>{tool.command.client.argv[0]}</bdi> : 'imports only'}</td>
            <td className="quiet meaning">
              <bdi>{tool.meaning}</bdi>
            </td>
            <td className="num">
              {!isReadOnly && (
                <>
                  <IconButton
                    icon={Copy}
                    size="small"
                    label={`Duplicate ${tool.name}`}
                    onClick={() => void copy(tool)}
                  />
                  <IconButton
                    icon={Trash2}
                    size="small"
                    label={`Delete ${tool.name}`}
                    onClick={() => void remove(tool)}
                  />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function freeName(name: string, own: readonly CustomTool[]): string {
  let number = 2;
  const isTaken = (candidate: string) => own.some((one) => one.name === candidate);
  while (isTaken(`${name.slice(0, 110)} ${String(number)}`)) number += 1;
  return `${name.slice(0, 110)} ${String(number)}`;
}

const loadWords = { closed: 'closed', open: 'open', stream: 'stream' };
const omissionWords = {
  affected: 'affected',
  corrected: 'corrected',
  'not-applicable': 'does not apply',
};

function BuiltInTools() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Tool</th>
          <th scope="col">Load</th>
          <th scope="col">Coordinated omission</th>
          <th scope="col">Root</th>
          <th scope="col">Runs</th>
          <th scope="col">What its figures mean</th>
        </tr>
      </thead>
      <tbody>
        {tools.map((tool) => (
          <BuiltInTool key={tool.id} tool={tool} />
        ))}
      </tbody>
    </table>
  );
}

function BuiltInTool({ tool }: { readonly tool: Tool }) {
  const { title, load, coordinatedOmission, needsRoot, importOnly, meaning } = tool;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{load ? loadWords[load] : 'does not apply'}</td>
      <td>{coordinatedOmission ? omissionWords[coordinatedOmission] : 'not known'}</td>
      <td>{needsRoot ? 'needed' : 'not needed'}</td>
      <td>{importOnly ? 'imports only' : 'in plans'}</td>
      <td className="quiet meaning">{meaning}</td>
    </tr>
  );
}
