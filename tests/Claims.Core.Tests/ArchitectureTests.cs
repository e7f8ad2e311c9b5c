using System.Reflection;
using Claims.Coding.CodeSets;
using Claims.Edi.X837P;
using Claims.Workflows;
using NetArchTest.Rules;

namespace Claims.Core.Tests;

/// <summary>Who may know whom: docs/adr and the README's layout say it, this keeps it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Core = typeof(ChartPipeline).Assembly;

    /// <summary>Reports, like the pipeline, sees all of Core, and nothing in Core sees it.</summary>
    public static TheoryData<string, string[]> OneWay => new()
    {
        {
            "Primitives",
            ["Charts", "Coding", "Review", "Submission", "Remittance", "Denials", "PatientBilling", "Audit", "Reports"]
        },
        { "Audit", ["Charts", "Coding", "Review", "Submission", "Remittance", "Denials", "PatientBilling", "Reports"] },
        { "Charts", ["Coding", "Review", "Submission", "Remittance", "Denials", "PatientBilling", "Reports"] },
        { "Coding", ["Review", "Submission", "Remittance", "Denials", "PatientBilling", "Reports"] },
        { "Review", ["Submission", "Remittance", "Denials", "PatientBilling", "Reports"] },
        { "Submission", ["Remittance", "Denials", "PatientBilling", "Reports"] },
        { "Remittance", ["Denials", "PatientBilling", "Reports"] },
        { "Denials", ["PatientBilling", "Reports"] },
        { "PatientBilling", ["Denials", "Reports"] },
    };

    [Theory]
    [MemberData(nameof(OneWay))]
    public void Inside_Core_the_references_go_one_way(string folder, string[] unknown)
    {
        var result = Types.InAssembly(Core)
            .That().ResideInNamespace($"Claims.Core.{folder}")
            .ShouldNot().HaveDependencyOnAny([.. unknown.Select(name => $"Claims.Core.{name}.")])
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void The_libraries_know_nothing_of_each_other()
    {
        Assembly[] libraries =
            [typeof(Icd10Code).Assembly, typeof(ProfessionalClaims).Assembly, typeof(IWorkflowContext).Assembly];

        foreach (var library in libraries)
        {
            Assert.DoesNotContain(
                library.GetReferencedAssemblies(),
                reference => reference.Name!.StartsWith("Claims.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_workflow_has_no_constructor_argument_and_no_field()
    {
        var workflows = Core.GetTypes().Where(type => IsA(type, typeof(Workflow<,>))).ToList();

        Assert.NotEmpty(workflows);
        Assert.All(workflows, workflow =>
        {
            Assert.Empty(workflow.GetConstructors().Single().GetParameters());
            Assert.Empty(workflow.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic));
        });
    }

    [Fact]
    public void Every_workflow_and_activity_is_registered()
    {
        var registry = new WorkflowRegistry().AddClaimsPipeline();

        var workflows = Core.GetTypes().Where(type => IsA(type, typeof(Workflow<,>))).Select(type => type.Name);
        var activities = Core.GetTypes().Where(type => IsA(type, typeof(Activity<,>))).Select(type => type.Name);

        Assert.Equal(workflows.Order(), registry.Workflows.Select(workflow => workflow.Name).Order());
        Assert.Equal(activities.Order(), registry.Activities.Select(activity => activity.Name).Order());
    }

    private static bool IsA(Type type, Type generic) =>
        type is { IsAbstract: false, BaseType: { IsGenericType: true } parent }
        && parent.GetGenericTypeDefinition() == generic;
}
