import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/http';
import { FormDialog, TextArea, TextField } from '../../ui';
import { useChat, useSetting } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import type { RoomDetails } from '../../stores/server';
import { kNameTaken, roomNameProblem } from '../sidebar/room-name';

/** A room's name, and the texts that say what it is for. Only what was changed is sent. */
export function RoomDetailsDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation(['panels', 'chat']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const pattern = useSetting('UTF8_Channel_Names_Validation', '[0-9a-zA-Z-_.]+');
  const [before] = useState<RoomDetails>(() => ({
    name: room.fname ?? room.name ?? '',
    topic: room.topic ?? '',
    announcement: room.announcement ?? '',
    description: room.description ?? '',
  }));
  const [details, setDetails] = useState(before);
  const [taken, setTaken] = useState<string | null>(null);
  const problem = details.name === before.name ? undefined : roomNameProblem(details.name, pattern);
  const nameError = taken === details.name ? t('create.taken') : problem && t(`create.${problem}`);
  const field = (name: keyof RoomDetails) => ({
    label: t(`chat:rooms.${name}`),
    value: details[name],
    onChange: (value: string) => setDetails((present) => ({ ...present, [name]: value })),
  });

  const save = async () => {
    if (problem) return false;
    const names = Object.keys(details) as (keyof RoomDetails)[];
    const changed = names.filter((name) => details[name].trim() !== before[name]);
    try {
      if (changed.length > 0)
        await chat.server.saveDetails(
          room._id,
          Object.fromEntries(changed.map((name) => [name, details[name].trim()])),
        );
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || !kNameTaken.includes(error.errorType)) throw error;
      setTaken(details.name);
      return false;
    }
  };
  return (
    <FormDialog title={t('chat:rooms.edit')} submit={common('save')} onClose={onClose} onSubmit={save}>
      <div className="confab-form">
        <TextField {...field('name')} hint={t('create.name-hint')} error={nameError} required />
        <TextField {...field('topic')} hint={t('chat:rooms.topic-hint')} autoFocus />
        <TextField {...field('announcement')} hint={t('chat:rooms.announcement-hint')} />
        <TextArea {...field('description')} />
      </div>
    </FormDialog>
  );
}
