// What the audit log holds, from the database file: SQLite alone.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Server } from './server.ts';

/** What was done, the oldest first. */
export function auditActions(server: Server): string[] {
  const file = new DatabaseSync(join(server.data, 'confab.db'), { readOnly: true });
  try {
    return file.prepare('SELECT action FROM audit_log ORDER BY pk').all().map((row) => String(row.action));
  } finally {
    file.close();
  }
}
