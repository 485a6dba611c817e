import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlashCommand } from '../../api/schema';
import { useChat } from '../../stores/hooks';
import { commandsOf, paramsOf, summaryOf } from './commands';

/** Above the field, for a line that begins with a command: what is to be written behind it, and what it will do. */
export function CommandHint({ command }: { command: string }) {
  const { t } = useTranslation('writing');
  const chat = useChat();
  const [list, setList] = useState<readonly SlashCommand[]>();
  useEffect(() => {
    let here = true;
    commandsOf(chat).then(
      (found) => here && setList(found),
      () => undefined, // sending it says so
    );
    return () => {
      here = false;
    };
  }, [chat]);
  if (!list) return null;
  const name = command.slice(1).toLowerCase();
  const found = list.find((one) => one.command.toLowerCase() === name);
  return (
    <p className="confab-command-hint" role="status">
      {found ? (
        <>
          <code>
            /{found.command} {paramsOf(found)}
          </code>{' '}
          {summaryOf(found)}
        </>
      ) : (
        t('commands-unknown', { command })
      )}
    </p>
  );
}
