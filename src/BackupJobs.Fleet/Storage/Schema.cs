namespace BackupJobs.Fleet;

/// <summary>The tables, and the views for readers. Times are milliseconds since 1970, UTC; views show them as times.</summary>
internal static class Schema
{
    /// <summary>Schema 1.</summary>
    public static string[] First { get; } =
    [
        "create table shard (id integer primary key, epoch bigint not null, owner text, since bigint)",
        """
        create table vault (
            id text primary key, shard integer not null, subscription text not null, tenant text not null, kind text not null,
            name text not null, location text, found bigint not null, next_due bigint, covered_until bigint, last_read bigint,
            faults integer not null, fault_status integer, fault text)
        """,
        "create index vault_shard on vault (shard, found)",
        """
        create table ledger (
            vault text not null, job text not null, status text not null, started bigint, seen bigint not null, ended bigint,
            primary key (vault, job))
        """,
        "create index ledger_running on ledger (vault) where ended is null",
        """
        create table history (
            seq {serial}, key text not null unique, vault text not null, kind text not null, subscription text not null,
            tenant text not null, job text not null, outcome text not null, started bigint, ended bigint not null, seen bigint not null,
            item text, item_id text, item_kind text, operation text, error_code text, error text, recommendations text, raw text)
        """,
        "create index history_ended on history (ended, seq)",
        "create index history_vault on history (vault, ended)",
        "create index history_item on history (item, ended)",
        """
        create table gap (
            vault text not null, gap_from bigint not null, gap_until bigint not null, closed bigint, primary key (vault, gap_from))
        """,
        "create table hint (vault text not null, job text not null, shard integer not null, primary key (vault, job))",
        "create index hint_shard on hint (shard)",
        """
        create table outbox (
            id {serial}, shard integer not null, vault text not null, sink text not null, key text not null, seen bigint not null,
            attempts integer not null, due bigint not null, dead bigint, reason text)
        """,
        "create index outbox_order on outbox (sink, vault, id) where dead is null",
        "create index outbox_due on outbox (sink, due) where dead is null",
        "create index outbox_dead on outbox (id) where dead is not null",
        """
        create view fleet_jobs as
        select vault, kind, subscription, tenant, job, operation, item, item_kind, outcome, {utc:started} as started_utc,
            {utc:ended} as ended_utc, error_code, error, key, raw
        from history
        """,
        """
        create view fleet_vaults as
        select id as vault, kind, subscription, tenant, name, location, {utc:covered_until} as covered_until_utc,
            {utc:last_read} as last_read_utc, faults, fault_status, fault
        from vault
        """,
        """
        create view fleet_gaps as
        select vault, {utc:gap_from} as from_utc, {utc:gap_until} as until_utc, {utc:closed} as listed_utc from gap
        """,
        """
        create view fleet_dead_letters as
        select outbox.id, outbox.sink, outbox.reason, outbox.attempts, {utc:outbox.dead} as dead_utc, history.vault, history.job,
            history.outcome
        from outbox join history on history.key = outbox.key where outbox.dead is not null
        """,
    ];

    /// <summary>Schema 2: which summaries were sent.</summary>
    public static string[] Second { get; } = ["create table digest (day text not null, sink text not null, primary key (day, sink))"];

    /// <summary>Schema 3: tags of vaults.</summary>
    public static string[] Third { get; } =
    [
        "alter table vault add column tags text",
        "drop view fleet_vaults",
        """
        create view fleet_vaults as
        select id as vault, kind, subscription, tenant, name, location, tags, {utc:covered_until} as covered_until_utc,
            {utc:last_read} as last_read_utc, faults, fault_status, fault
        from vault
        """,
    ];

    /// <summary>Schema 4: searches of tenants.</summary>
    public static string[] Fourth { get; } =
    [
        """
        create table tenant (
            id text primary key, since bigint not null, searched bigint, found integer not null, faults integer not null,
            fault_status integer, fault text)
        """,
        """
        create view fleet_tenants as
        select id as tenant, {utc:since} as since_utc, {utc:searched} as searched_utc, found, faults, fault_status, fault from tenant
        """,
    ];

    /// <summary>Schema 5: configured subscriptions in which a search finds no vault, as JSON.</summary>
    public static string[] Fifth { get; } =
    [
        "alter table tenant add column empty text",
        "drop view fleet_tenants",
        """
        create view fleet_tenants as
        select id as tenant, {utc:since} as since_utc, {utc:searched} as searched_utc, found, empty as subscriptions_without_vaults,
            faults, fault_status, fault
        from tenant
        """,
    ];
}
