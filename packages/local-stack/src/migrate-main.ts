// Migrates a deployment's database. Environment: DATABASE_OWNER_URL, DATABASE_APP_ROLE (default haoban_app).
import { migrateAll } from './migrate.ts';

const { DATABASE_OWNER_URL: ownerUrl, DATABASE_APP_ROLE: appRole = 'haoban_app' } = process.env;
if (ownerUrl === undefined)
  throw new Error('set DATABASE_OWNER_URL to the address of the database as its owner');
const applied = await migrateAll({ ownerUrl, appRole });
console.log(applied.length === 0 ? 'Nothing to migrate.' : `Applied ${applied.join(', ')}.`);
