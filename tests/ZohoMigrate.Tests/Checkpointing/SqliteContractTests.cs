namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SqliteStagingTests : StagingContract<SqliteStorage>;

public sealed class SqliteDeliveryTests : DeliveryContract<SqliteStorage>;
