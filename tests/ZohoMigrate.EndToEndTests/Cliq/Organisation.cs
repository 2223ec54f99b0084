using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>What people of Zoho Cliq are ordered by, they themselves and a channel, as CSV files, with a pack that moves them.</summary>
internal static class Organisation
{
    /// <summary>The department at the top, which an organisation has from its beginning.</summary>
    public static void WriteTop(TemporaryFolder folder)
    {
        folder.Write("pack/migration.yaml", "name: top\nproducts: [cliq]\nstreams: [departments]\n");
        folder.Write("pack/departments.yaml", "module: cliq.departments\nsource: departments.csv\nkey: [id]\nfields: { name: { from: name }, lead_zuid: { const: '70001' }, parent_department_id: { const: '1' } }\n");
        folder.Write("data/departments.csv", "id,name\n0,Example Company\n");
    }

    /// <param name="folder">Where pack and data go.</param>
    /// <param name="level">Of the channel.</param>
    /// <param name="more">Whether each file has a row more than before.</param>
    public static void WriteTo(TemporaryFolder folder, string level = "organization", bool more = false)
    {
        folder.Write("pack/migration.yaml", "name: organisation\nproducts: [cliq]\nstreams: [designations, departments, teams, users, channels]\n");
        folder.Write("pack/designations.yaml", "module: cliq.designations\nsource: designations.csv\nkey: [id]\nfields: { name: { from: name } }\n");
        folder.Write("pack/teams.yaml", "module: cliq.teams\nsource: teams.csv\nkey: [id]\nfields: { name: { from: name } }\n");
        folder.Write("pack/channels.yaml", $"module: cliq.channels\nsource: channels.csv\nkey: [id]\nfields: {{ name: {{ from: name }}, level: {{ const: {level} }} }}\n");
        folder.Write("pack/departments.yaml", """
            module: cliq.departments
            source: departments.csv
            key: [id]
            fields:
              name: { from: name }
              lead_zuid: { const: "70001" }
              parent_department_id:
                - { ref: departments, from: above }
                - { lookup: cliq.departments, by: name, const: Example Company, when: { above: null } }
            """);
        folder.Write("pack/users.yaml", """
            module: cliq.users
            source: users.csv
            key: [id]
            fields:
              email_id: { from: email }
              designation_id: { ref: designations, from: designation }
              department_id: { ref: departments, from: department }
            """);
        folder.Write("data/designations.csv", "id,name\nM,Manager\nC,Clerk\n" + (more ? "D,Director\n" : ""));
        // Each department stands before the one above it.
        folder.Write("data/departments.csv", "id,name,above\n3,Payroll,2\n2,Finance,1\n1,Office,\n" + (more ? "4,Audit,2\n" : ""));
        folder.Write("data/teams.csv", "id,name\nT,Night shift\n" + (more ? "E,Early shift\n" : ""));
        folder.Write("data/users.csv", "id,email,designation,department\nA,ann@example.com,M,2\nB,bob@example.com,C,3\n" + (more ? "D,dot@example.com,D,4\n" : ""));
        folder.Write("data/channels.csv", "id,name\nG,General\n" + (more ? "N,News\n" : ""));
    }
}
