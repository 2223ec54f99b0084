namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SqliteStagingTests : StagingContract<SqliteStorage>;

public sealed class SqliteKeysOnlyTests : KeysOnlyContract<SqliteStorage>;

public sealed class SqliteRowsOnlyTests : RowsOnlyContract<SqliteStorage>;

public sealed class SqliteDeliveryTests : DeliveryContract<SqliteStorage>;

public sealed class SqliteRecoveryTests : RecoveryContract<SqliteStorage>;

public sealed class SqliteAccountsTests : AccountsContract<SqliteStorage>;

public sealed class SqliteTakenBackTests : TakenBackContract<SqliteStorage>;

public sealed class SqliteRestagingTests : RestagingContract<SqliteStorage>;

public sealed class SqliteSequenceTests : SequenceContract<SqliteStorage>;

public sealed class SqliteLookupTests : LookupContract<SqliteStorage>;

public sealed class SqliteNamingTests : NamingContract<SqliteStorage>;

public sealed class SqliteCorrectedTests : CorrectedContract<SqliteStorage>;

public sealed class SqlitePassedTests : PassedContract<SqliteStorage>;

public sealed class SqlitePendingTests : PendingContract<SqliteStorage>;

public sealed class SqliteJobTests : JobContract<SqliteStorage>;
