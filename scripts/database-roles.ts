import postgres from 'postgres'
import type { InstallationSecrets } from './installation-secrets'

/** Makes the three roles and the database, or brings them back to what they should be. */
export async function ensureDatabase(superUrl: string, secrets: InstallationSecrets, name = 'enrol'): Promise<void> {
  const sql = postgres(superUrl, { max: 1, onnotice: () => {} })
  const roles = {
    enrol_owner: secrets.ownerPassword,
    enrol_app: secrets.appPassword,
    enrol_worker: secrets.workerPassword,
  }
  try {
    // Two starts at once must not both create.
    await sql`select pg_advisory_lock(7316001)`
    for (const [role, password] of Object.entries(roles)) {
      const [known] = await sql`select 1 from pg_roles where rolname = ${role}`
      // Role names are ours and passwords are base64url, so nothing here needs quoting.
      await sql.unsafe(
        `${known ? 'alter' : 'create'} role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`,
      )
    }
    const [database] = await sql`select 1 from pg_database where datname = ${name}`
    if (!database) await sql`create database ${sql(name)} owner enrol_owner`
    await sql`revoke all on database ${sql(name)} from public`
    await sql`grant connect on database ${sql(name)} to enrol_app`
    await sql`grant connect, create on database ${sql(name)} to enrol_worker`
  } finally {
    await sql.end()
  }
}
