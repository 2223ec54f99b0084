using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Validation.Rules;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>
/// Whether an object breaks no rule at all, which is nearly always: so asked, one looks at the members it has, and not at each field it might
/// have, and need not know in which order, at which place and in which words faults are told. That is for <see cref="RowRules"/>, by the same rules.
/// </summary>
internal sealed class CleanLook
{
    private readonly IReadOnlyDictionary<string, FieldSpec> _specs;
    private readonly KeyValuePair<string, FieldSpec>[] _bound;
    private readonly IReadOnlyList<string> _anyOf;
    private readonly Dictionary<string, Member> _members;
    private readonly int _required;
    private readonly bool _bindsAlways;
    private volatile Known _known = new(PayloadShape.Empty, []);

    /// <param name="specs">What Zoho demands of the members.</param>
    /// <param name="anyOf">Those of which it requires at least one.</param>
    public CleanLook(IReadOnlyDictionary<string, FieldSpec> specs, IReadOnlyList<string> anyOf)
    {
        _specs = specs;
        _anyOf = anyOf;
        _bound = MemberRules.Bound(specs);
        var binding = _bound.Select(field => field.Value.TakenFrom ?? field.Key).Concat(_bound.Select(field => field.Key))
            .Concat(_bound.SelectMany(field => KindBounds.Of(field.Value))).ToHashSet(StringComparer.Ordinal);
        _members = specs.ToDictionary(field => field.Key, field => new Member(field.Value) { Binds = binding.Contains(field.Key) }, StringComparer.Ordinal);
        _required = specs.Values.Count(spec => spec.IsWanted);
        // Of a price somebody must say something: that neither it nor an item is there binds as well.
        _bindsAlways = _bound.Any(field => field.Value.TakenFrom is not null);
    }

    public bool IsClean(PayloadObject members)
    {
        var (required, binds) = (0, _bindsAlways);
        var known = MembersOf(members.Shape);
        for (var place = 0; place < known.Length; place++)
        {
            if (members.At(place) is not { } value || known[place] is not { } member)
                continue;
            if (!member.IsClean(value))
                return false;
            required += member.IsRequired ? 1 : 0;
            binds |= member.Binds;
        }

        return required == _required && MemberRules.CheckAny(members, _anyOf) is null && !(binds && MemberRules.Check(members, _bound, _specs).Count > 0);
    }

    // The objects of one stream have one shape, nearly all of them.
    private Member?[] MembersOf(PayloadShape shape)
    {
        var known = _known;
        if (known.Shape != shape)
            _known = known = Know(shape);
        return known.Members;
    }

    private Known Know(PayloadShape shape) => new(shape, [.. Enumerable.Range(0, shape.Count).Select(place => _members.GetValueOrDefault(shape[place]))]);

    private sealed record Known(PayloadShape Shape, Member?[] Members);

    private sealed class Member(FieldSpec spec)
    {
        private readonly FieldRule[] _rules = [.. FieldRules.Of(spec)];
        private readonly CleanLook? _within = spec.Fields.Count + spec.AnyOf.Count > 0 ? new CleanLook(spec.Fields, spec.AnyOf) : null;

        public bool IsRequired { get; } = spec.IsWanted;

        /// <summary>Whether its being there makes demands on others beside it.</summary>
        public bool Binds { get; init; }

        public bool IsClean(PayloadNode value) => TypeRule.Fits(spec, value) && value switch
        {
            PayloadList list => AreClean(list),
            PayloadObject members => spec.Type != FieldType.Object || _within is null || _within.IsClean(members),
            _ => KeepsRules(new Checked(spec, value)),
        };

        private bool AreClean(PayloadList list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is not PayloadObject members ? !IsCleanText(list[i]) : _within?.IsClean(members) == false)
                    return false;
            }

            return list.Count > 0 || !spec.Required;
        }

        private bool IsCleanText(PayloadNode? element) => spec.IsOfTexts && Checked.IsText(element) && KeepsRules(new Checked(spec, element!));

        private bool KeepsRules(Checked value)
        {
            foreach (var rule in _rules)
            {
                if (rule.IsBroken(value))
                    return false;
            }

            return true;
        }
    }
}
