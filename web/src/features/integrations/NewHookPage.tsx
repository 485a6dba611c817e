import { useState } from 'react';
import { newId } from '../../lib/ids';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { blankForm } from './form';
import { HookEditor } from './HookEditor';
import { useHookRights } from './use-hook-rights';

/** A webhook that is not there yet. */
export function NewHookPage() {
  const navigate = useNavigate();
  const { types } = useHookRights();
  const [initial] = useState(() => blankForm(types[0] ?? 'webhook-incoming', newId()));
  return (
    <HookEditor initial={initial} onSaved={({ _id }) => navigate(paths.adminIntegration(_id), { replace: true })} />
  );
}
