import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { Room } from '../../stores/entities';
import { DateTimeField, FormDialog, RadioGroup, toast } from '../../ui';
import { toFieldText } from '../../ui/DateTimeField';

/** Asks for the messages of a room as an archive. The built-in bot tells when it is there. */
export function ExportDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation(['panels', 'writing']);
  const [form, setForm] = useState<'html' | 'json'>('html');
  const [from, setFrom] = useState<number>();
  const [until, setUntil] = useState<number>();
  const backwards = from !== undefined && until !== undefined && from > until;
  const day = (time: number | undefined) => (time === undefined ? undefined : toFieldText(time, true));

  const ask = async () => {
    await api.post('rooms.export', {
      rid: room._id,
      type: 'file',
      format: form,
      dateFrom: day(from),
      dateTo: day(until),
    });
    toast.success(t('export.asked'));
  };
  return (
    <FormDialog
      title={t('writing:menu.export')}
      submit={t('export.do')}
      disabled={backwards}
      onClose={onClose}
      onSubmit={ask}
    >
      <div className="confab-form">
        <DateTimeField dayOnly label={t('export.from')} hint={t('export.from-hint')} value={from} onChange={setFrom} />
        <DateTimeField
          dayOnly
          label={t('export.until')}
          hint={t('export.until-hint')}
          value={until}
          error={backwards ? t('prune.order') : undefined}
          onChange={setUntil}
        />
        <RadioGroup
          label={t('export.form')}
          value={form}
          onChange={setForm}
          options={[
            { value: 'html', label: t('export.html') },
            { value: 'json', label: t('export.json') },
          ]}
        />
      </div>
    </FormDialog>
  );
}
