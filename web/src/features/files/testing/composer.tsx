import { vi } from 'vitest';
import { roomSource } from '../../../stores/sources';
import { aRoom, stage } from '../../../stores/testing/stage';
import { ToastRegion } from '../../../ui';
import { Composer } from '../../composer/Composer';
import { uploadsOf } from '../uploads';

const kRoom = 'general';

/** A room in which files may be sent, with its composer; `added` hears what is handed over to be sent. */
export async function showComposer(more: { _id: string; value: unknown }[] = []) {
  const staged = stage();
  staged.dispatch({ type: 'loaded', data: { settings: [{ _id: 'FileUpload_Enabled', value: true }, ...more] } });
  await staged.show(
    <div className="confab-room__column">
      <Composer room={aRoom()} source={roomSource('r1')} title={kRoom} onSend={vi.fn()} onEditLast={vi.fn()} />
      <ToastRegion />
    </div>,
  );
  return { staged, added: vi.spyOn(uploadsOf(staged.chat), 'add').mockReturnValue() };
}
